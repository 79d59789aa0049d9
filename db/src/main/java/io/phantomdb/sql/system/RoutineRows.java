package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutineParameter;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.ArrayList;
import java.util.List;

/** Functions and procedures of users as the catalog shows them (PostgreSQL 15, chapters 53.39, 37.45 and 37.33). */
final class RoutineRows {
    static final long PLPGSQL = 13_575;
    private static final long SQL = 14;

    private RoutineRows() {}

    /** A routine with where it is. */
    record Known(String schema, String name, RoutineDescriptor routine) {
        /** As the information schema tells it from others of its name. */
        String specificName() {
            return name + "_" + routine.id();
        }
    }

    static List<Known> all(CatalogSnapshot catalog) {
        List<Known> all = new ArrayList<>();
        for (TableDescriptor group : catalog.routines()) {
            for (RoutineDescriptor routine : group.routines().routines()) {
                all.add(new Known(group.schema(), RoutinesDescriptor.plain(group.name()), routine));
            }
        }
        return all;
    }

    /** Null if there is none of that number. */
    static Known find(CatalogSnapshot catalog, long oid) {
        return all(catalog).stream().filter(known -> known.routine().id() == oid).findFirst().orElse(null);
    }

    private static Object[] oids(List<RoutineParameter> parameters) {
        return parameters.stream().map(each -> (Object) oid(each.type())).toArray();
    }

    private static Long oid(RoutineType type) {
        return (long) (type.isRow() ? type.descriptorId() : type.oid());
    }

    static void functions(CatalogSnapshot catalog, RowWriter to) {
        for (Known known : all(catalog)) {
            RoutineDescriptor routine = known.routine();
            RoutineDescriptor.Properties properties = routine.properties();
            List<RoutineParameter> inputs = routine.inputs();
            to.row().put("oid", routine.id()).put("proname", known.name())
                    .put("pronamespace", catalog.schemaOid(known.schema())).put("proowner", routine.access().owner())
                    .put("prolang", routine.language().equals(RoutineDescriptor.SQL) ? SQL : PLPGSQL)
                    .put("procost", properties.cost()).put("prorows", properties.rows())
                    .put("prokind", routine.kind().letter()).put("prosecdef", properties.securityDefiner())
                    .put("proleakproof", properties.leakproof()).put("proisstrict", properties.strict())
                    .put("proretset", routine.setOf()).put("provolatile", letter(properties.volatility()))
                    .put("proparallel", properties.parallel()).put("pronargs", inputs.size())
                    .put("pronargdefaults", inputs.stream().filter(each -> each.defaultSql() != null).count())
                    .put("prorettype", oid(routine.result()))
                    .put("proargtypes", RelationRows.vector(Type.OID, oids(inputs)))
                    .put("prosrc", routine.atomicPath() == null ? routine.source() : "")
                    .put("proacl", Privileges.acl(catalog.roles(), routine.access().acl()));
            addParameters(routine, to);
            if (!routine.settings().isEmpty()) {
                to.put("proconfig", ArrayDatum.of(Type.TEXT, routine.settings().stream()
                        .map(each -> (Object) (each.name() + "=" + each.value())).toArray()));
            }
            if (routine.atomicPath() != null) {
                to.put("prosqlbody", routine.source());
            }
        }
    }

    private static void addParameters(RoutineDescriptor routine, RowWriter to) {
        List<RoutineParameter> all = routine.parameters();
        if (all.stream().anyMatch(each -> each.mode() != RoutineParameter.Mode.IN)) {
            to.put("proallargtypes", ArrayDatum.of(Type.OID, oids(all)));
            to.put("proargmodes", ArrayDatum.of(Type.CHAR, all.stream()
                    .map(each -> (Object) String.valueOf(each.mode().letter())).toArray()));
        }
        if (all.stream().anyMatch(each -> !each.name().isEmpty())) {
            to.put("proargnames", ArrayDatum.of(Type.TEXT, all.stream().map(each -> (Object) each.name()).toArray()));
        }
        List<String> defaults = all.stream().filter(each -> each.defaultSql() != null)
                .map(RoutineParameter::defaultSql).toList();
        if (!defaults.isEmpty()) {
            to.put("proargdefaults", String.join(", ", defaults));
        }
    }

    private static char letter(Volatility volatility) {
        return switch (volatility) {
            case IMMUTABLE -> 'i';
            case STABLE -> 's';
            case VOLATILE -> 'v';
        };
    }

    static String typeText(CatalogSnapshot catalog, RoutineType type) {
        if (type.isRow()) {
            Relation relation = catalog.relation(type.descriptorId());
            return relation == null ? "???" : ObjectNames.quoted(relation.name());
        }
        Type known = catalog.type(type.oid());
        return known == null ? "???" : known.sqlName();
    }

    /** {@code IN} is not written; defaults are, unless the identity alone is asked for. */
    static String arguments(CatalogSnapshot catalog, RoutineDescriptor routine, boolean identity) {
        List<String> parts = new ArrayList<>();
        for (RoutineParameter each : routine.parameters()) {
            boolean isShown = each.mode() != RoutineParameter.Mode.TABLE
                    && !(identity && each.mode() == RoutineParameter.Mode.OUT && !routine.isProcedure());
            if (isShown) {
                String mode = each.mode() == RoutineParameter.Mode.IN
                        ? routine.isProcedure() ? "IN " : ""
                        : each.mode() + " ";
                String name = each.name().isEmpty() ? "" : ObjectNames.quoted(each.name()) + " ";
                String value = identity || each.defaultSql() == null ? "" : " DEFAULT " + each.defaultSql();
                parts.add(mode + name + typeText(catalog, each.type()) + value);
            }
        }
        return String.join(", ", parts);
    }

    /** Null for procedures. */
    static String result(CatalogSnapshot catalog, RoutineDescriptor routine) {
        if (routine.isProcedure()) {
            return null;
        }
        List<String> columns = routine.parameters().stream()
                .filter(each -> each.mode() == RoutineParameter.Mode.TABLE)
                .map(each -> ObjectNames.quoted(each.name()) + " " + typeText(catalog, each.type())).toList();
        if (!columns.isEmpty()) {
            return "TABLE(" + String.join(", ", columns) + ")";
        }
        return (routine.setOf() ? "SETOF " : "") + typeText(catalog, routine.result());
    }

    /** CREATE OR REPLACE FUNCTION, with the layout that PostgreSQL gives it. */
    static String definition(CatalogSnapshot catalog, Known known) {
        RoutineDescriptor routine = known.routine();
        RoutineDescriptor.Properties properties = routine.properties();
        StringBuilder sql = new StringBuilder("CREATE OR REPLACE ").append(routine.kind().name()).append(' ')
                .append(ObjectNames.quoted(known.schema())).append('.').append(ObjectNames.quoted(known.name()))
                .append('(').append(arguments(catalog, routine, false)).append(")\n");
        if (!routine.isProcedure()) {
            sql.append(" RETURNS ").append(result(catalog, routine)).append('\n');
        }
        sql.append(" LANGUAGE ").append(routine.language()).append('\n');
        List<String> words = new ArrayList<>();
        if (properties.volatility() != Volatility.VOLATILE) {
            words.add(properties.volatility().name());
        }
        addWord(words, properties.parallel().equals("s"), "PARALLEL SAFE");
        addWord(words, properties.parallel().equals("r"), "PARALLEL RESTRICTED");
        addWord(words, properties.strict(), "STRICT");
        addWord(words, properties.securityDefiner(), "SECURITY DEFINER");
        addWord(words, properties.leakproof(), "LEAKPROOF");
        addWord(words, properties.cost() != 100, "COST " + number(properties.cost()));
        addWord(words, routine.setOf() && properties.rows() != 1000, "ROWS " + number(properties.rows()));
        if (!words.isEmpty()) {
            sql.append(' ').append(String.join(" ", words)).append('\n');
        }
        routine.settings().forEach(each -> sql.append(" SET ").append(each.name()).append(" TO '")
                .append(each.value().replace("'", "''")).append("'\n"));
        return sql.append(body(routine)).toString();
    }

    private static void addWord(List<String> words, boolean holds, String word) {
        if (holds) {
            words.add(word);
        }
    }

    private static String number(float value) {
        return value == (long) value ? Long.toString((long) value) : Float.toString(value);
    }

    private static String body(RoutineDescriptor routine) {
        if (routine.atomicPath() != null) {
            return "BEGIN ATOMIC\n " + routine.source() + ";\nEND\n";
        }
        String word = routine.kind().word();
        String tag = "$" + word + "$";
        for (int more = 0; routine.source().contains(tag); more++) {
            tag = "$" + word + "x".repeat(more + 1) + "$";
        }
        return "AS " + tag + routine.source() + tag + "\n";
    }

    /** information_schema.routines */
    static void routines(CatalogSnapshot catalog, RowWriter to) {
        for (Known known : all(catalog)) {
            RoutineDescriptor routine = known.routine();
            boolean isSql = routine.language().equals(RoutineDescriptor.SQL);
            Type result = type(catalog, routine.result());
            to.row().putAll(catalog.session().database(), "specific_catalog", "routine_catalog")
                    .putAll(known.schema(), "specific_schema", "routine_schema")
                    .put("specific_name", known.specificName()).put("routine_name", known.name())
                    .put("routine_type", routine.kind().name())
                    .put("data_type", routine.isProcedure() || result == null ? null : dataType(result))
                    .put("routine_body", isSql && routine.atomicPath() != null ? "SQL" : "EXTERNAL")
                    .put("routine_definition", routine.source())
                    .put("external_language", isSql ? "SQL" : "PLPGSQL").put("parameter_style", "GENERAL")
                    .put("is_deterministic", routine.properties().volatility() == Volatility.IMMUTABLE)
                    .put("sql_data_access", "MODIFIES")
                    .put("is_null_call", routine.isProcedure() ? null : routine.properties().strict())
                    .put("schema_level_routine", true).put("max_dynamic_result_sets", 0)
                    .put("security_type", routine.properties().securityDefiner() ? "DEFINER" : "INVOKER");
        }
    }

    private static Type type(CatalogSnapshot catalog, RoutineType type) {
        return catalog.type(type.isRow() ? type.descriptorId() : type.oid());
    }

    private static String dataType(Type type) {
        return ColumnRows.dataType(type.plain());
    }

    /** information_schema.parameters */
    static void parameters(CatalogSnapshot catalog, RowWriter to) {
        for (Known known : all(catalog)) {
            int ordinal = 0;
            for (RoutineParameter each : known.routine().parameters()) {
                ordinal++;
                Type type = type(catalog, each.type());
                boolean isIn = each.mode() == RoutineParameter.Mode.IN || each.mode() == RoutineParameter.Mode.VARIADIC;
                to.row().put("specific_catalog", catalog.session().database()).put("specific_schema", known.schema())
                        .put("specific_name", known.specificName()).put("ordinal_position", ordinal)
                        .put("parameter_mode", isIn
                                ? "IN"
                                : each.mode() == RoutineParameter.Mode.INOUT ? "INOUT" : "OUT")
                        .put("is_result", false).put("as_locator", false)
                        .put("parameter_name", each.name().isEmpty() ? null : each.name())
                        .put("data_type", type == null ? null : dataType(type))
                        .put("parameter_default", each.defaultSql());
            }
        }
    }

    /** True if its name without a schema means it. */
    static boolean isVisible(CatalogSnapshot catalog, Known known) {
        for (String schema : catalog.searchPath(true)) {
            if (schema.equals(known.schema())) {
                return true;
            }
            boolean isHidden = all(catalog).stream().anyMatch(other -> other.schema().equals(schema)
                    && other.name().equals(known.name())
                    && other.routine().signature().equals(known.routine().signature()));
            if (isHidden) {
                return false;
            }
        }
        return false;
    }

    /** {@code f(integer,text)}, as regprocedure writes it. */
    static String signature(CatalogSnapshot catalog, Known known) {
        return name(catalog, known) + "(" + String.join(",",
                known.routine().signature().stream().map(type -> typeText(catalog, type)).toList()) + ")";
    }

    /** As regproc writes it. */
    static String name(CatalogSnapshot catalog, Known known) {
        String name = ObjectNames.quoted(known.name());
        return isVisible(catalog, known) ? name : ObjectNames.quoted(known.schema()) + "." + name;
    }

    /** Null if there is none, or not only one, of that name. */
    static Long named(CatalogSnapshot catalog, String schema, String name) {
        List<Known> found = all(catalog).stream().filter(known -> known.name().equals(name)
                && (schema == null ? isVisible(catalog, known) : known.schema().equals(schema))).toList();
        return found.size() == 1 ? (Long) (long) found.getFirst().routine().id() : null;
    }

    /** The number of what is written like {@code schema.f(integer, text)}; null if there is none. */
    static Long oidOfSignature(CatalogSnapshot catalog, String text) {
        String wanted = text.replaceAll("\\s+", " ").replaceAll("\\s*([,()])\\s*", "$1").strip();
        for (Known known : all(catalog)) {
            String full = ObjectNames.quoted(known.schema()) + "." + ObjectNames.quoted(known.name()) + "("
                    + String.join(",",
                            known.routine().signature().stream().map(type -> typeText(catalog, type)).toList())
                    + ")";
            if (wanted.equals(full) || wanted.equals(signature(catalog, known))
                    || wanted.equals(aliased(catalog, known))) {
                return (long) known.routine().id();
            }
        }
        return null;
    }

    /** With the short names of types. */
    private static String aliased(CatalogSnapshot catalog, Known known) {
        return name(catalog, known) + "(" + String.join(",", known.routine().signature().stream()
                .map(type -> type.descriptorId() == 0 && catalog.type(type.oid()) != null
                        ? shortName(catalog.type(type.oid()))
                        : typeText(catalog, type))
                .toList()) + ")";
    }

    private static String shortName(Type type) {
        return type == Type.INT4 ? "int" : type.isArray() ? shortName(type.element()) + "[]" : type.catalogName();
    }
}
