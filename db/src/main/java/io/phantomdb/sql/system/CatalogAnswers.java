package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.parse.Keywords;
import io.phantomdb.sql.roles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The functions that ask the catalog (PostgreSQL 15, chapter 9.26). Their arguments are as their prototypes say. */
final class CatalogAnswers {
    private static final int ALL_EVENTS = 28;
    private static final int DELETE_EVENT = 16;
    private static final int UTF8 = 6;
    private static final int SQL_ASCII = 0;

    private final CatalogSnapshot catalog;

    CatalogAnswers(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    Object answer(String function, Object[] arguments) {
        if (function.startsWith("has_") || function.equals("pg_has_role")) {
            return new PrivilegeAnswers(catalog).answer(function, arguments);
        }
        return switch (function) {
            case "format_type" -> formatType((Long) arguments[0], (Integer) arguments[1]);
            case "pg_get_expr" -> expression((String) arguments[0], arguments);
            case "pg_get_indexdef" -> index((Long) arguments[0], arguments);
            case "pg_get_constraintdef" ->
                constraint((Long) arguments[0], arguments.length > 1 && (Boolean) arguments[1]);
            case "pg_get_viewdef" -> view(arguments[0]);
            case "pg_get_functiondef" -> definition((Long) arguments[0]);
            case "pg_get_triggerdef" -> TriggerRows.definition(catalog, (Long) arguments[0],
                    arguments.length > 1 && (Boolean) arguments[1]);
            case "pg_get_function_arguments", "pg_get_function_identity_arguments", "pg_get_function_result" ->
                function(function, (Long) arguments[0]);
            case "acldefault" ->
                DefaultPrivileges.of((String) arguments[0], (Long) arguments[1], catalog.roles());
            case "oidvectortypes" -> typeNames((ArrayDatum) arguments[0]);
            case "pg_get_userbyid" -> {
                Role role = catalog.roles().find(((Long) arguments[0]).intValue());
                yield role == null ? "unknown (OID=" + arguments[0] + ")" : role.name();
            }
            case "pg_table_is_visible" -> visible(catalog.relation((Long) arguments[0]));
            case "pg_type_is_visible" -> isTypeVisible((Long) arguments[0]);
            case "pg_function_is_visible" -> isVisible((Long) arguments[0]);
            case "pg_operator_is_visible", "pg_opclass_is_visible", "pg_opfamily_is_visible",
                    "pg_collation_is_visible" ->
                true;
            case "current_schemas" -> ArrayDatum.of(Type.NAME, catalog.searchPath((Boolean) arguments[0]));
            case "pg_get_keywords" -> keywords();
            default -> other(function, arguments);
        };
    }

    private Object other(String function, Object[] arguments) {
        return switch (function) {
            case "to_regclass" -> catalog.relationOid((String) arguments[0]);
            case "to_regproc", "to_regprocedure", "to_regnamespace", "to_regrole", "to_regcollation" ->
                catalog.oid(Type.named(function.substring("to_".length())), (String) arguments[0]);
            case "to_regtype" -> type((String) arguments[0]);
            case "pg_encoding_to_char" -> arguments[0].equals(UTF8)
                    ? "UTF8"
                    : arguments[0].equals(SQL_ASCII) ? "SQL_ASCII" : "";
            case "pg_char_to_encoding" -> ((String) arguments[0]).replace("-", "").equalsIgnoreCase("UTF8") ? UTF8 : -1;
            case "pg_relation_is_publishable" -> catalog.relation((Long) arguments[0]) instanceof Relation.OfUser user
                    && user.isTable();
            case "obj_description", "shobj_description" -> Descriptions.text(catalog, (Long) arguments[0],
                    arguments.length > 1 ? (String) arguments[1] : null, 0);
            case "col_description" ->
                Descriptions.text(catalog, (Long) arguments[0], "pg_class", (Integer) arguments[1]);
            case "pg_is_other_temp_schema" -> catalog.isOtherTemporary((Long) arguments[0]);
            case "pg_my_temp_schema" -> catalog.temporarySchema() == null
                    ? 0L
                    : catalog.schemaOid(catalog.temporarySchema());
            case "pg_tablespace_location" -> "";
            case "pg_partition_ancestors" -> LineageRows.ancestors(catalog, (Long) arguments[0]);
            case "pg_partition_tree" -> LineageRows.tree(catalog, (Long) arguments[0]);
            case "pg_partition_root" -> LineageRows.root(catalog, (Long) arguments[0]);
            case "pg_get_partkeydef" -> LineageRows.keyDefinition(catalog, (Long) arguments[0]);
            case "pg_get_partition_constraintdef" ->
                PartitionConstraint.of(catalog, LineageRows.table(catalog, (Long) arguments[0]));
            case "pg_indexam_has_property", "pg_index_has_property", "pg_index_column_has_property" ->
                property(function, arguments);
            case "pg_relation_is_updatable" -> updatable(catalog.relation((Long) arguments[0]));
            default -> null;
        };
    }

    /** INSERT 8, UPDATE 4, DELETE 16. */
    private static int updatable(Relation relation) {
        if (!(relation instanceof Relation.OfUser user)) {
            return 0;
        }
        boolean canDelete = user.isUpdatable() || user.table().isView() && user.table().view().isUpdatable();
        return user.isUpdatable() ? ALL_EVENTS : canDelete ? DELETE_EVENT : 0;
    }

    private static Boolean isVisible(Relation relation, CatalogSnapshot catalog) {
        return relation == null ? null : (Boolean) catalog.isVisible(relation);
    }

    private Boolean visible(Relation relation) {
        return isVisible(relation, catalog);
    }

    private String formatType(Long oid, Integer modifier) {
        if (oid == null) {
            return null;
        }
        if (oid == 0) {
            return "-";
        }
        Type type = catalog.type(oid);
        return type == null ? "???" : catalog.shown(new ColumnType(type, modifier == null ? -2 : modifier));
    }

    private Boolean isTypeVisible(Long oid) {
        Type type = oid == null ? null : catalog.type(oid);
        return type == null ? null : (Boolean) catalog.isVisible(type);
    }

    private String typeNames(ArrayDatum oids) {
        StringBuilder names = new StringBuilder();
        for (Object oid : oids.elements()) {
            names.append(names.isEmpty() ? "" : ", ").append(formatType((Long) oid, null));
        }
        return names.toString();
    }

    private Long type(String name) {
        try {
            return (Long) io.phantomdb.rows.text.DatumText.read(Type.REGTYPE, name,
                    io.phantomdb.rows.TextContext.of(catalog.session().textSettings()));
        } catch (StatementError unknown) {
            if (unknown.state().equals(SqlState.UNDEFINED_OBJECT)) {
                return null;
            }
            throw unknown;
        }
    }

    /** What is kept as an expression is written out already. */
    private static String expression(String text, Object[] arguments) {
        boolean pretty = arguments.length == 3 && (Boolean) arguments[2];
        return pretty && isEnclosed(text) ? text.substring(1, text.length() - 1) : text;
    }

    /** True if the first parenthesis is closed by the last. */
    static boolean isEnclosed(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            quoted ^= each == '\'';
            depth += quoted ? 0 : each == '(' ? 1 : each == ')' ? -1 : 0;
            if (depth == 0 && at < text.length() - 1) {
                return false;
            }
        }
        return !text.isEmpty() && text.charAt(0) == '(';
    }

    private String index(long oid, Object[] arguments) {
        if (!(catalog.relation(oid) instanceof Relation.OfIndex index)) {
            return null;
        }
        int column = arguments.length == 3 ? (Integer) arguments[1] : 0;
        return column == 0 ? IndexRows.definition(catalog, index) : IndexRows.column(catalog, index, column);
    }

    /** Null of what is no index, and no method of indexes. */
    private Boolean property(String function, Object[] arguments) {
        long oid = (Long) arguments[0];
        String property = ((String) arguments[arguments.length - 1]).toLowerCase(Locale.ROOT);
        if (function.equals("pg_indexam_has_property")) {
            for (IndexForm.Method method : IndexForm.Method.values()) {
                if (method.oid() == oid) {
                    return IndexProperties.ofMethod(method, property);
                }
            }
            return null;
        }
        if (!(catalog.relation(oid) instanceof Relation.OfIndex index)) {
            return null;
        }
        return arguments.length == 2
                ? IndexProperties.ofIndex(index.index(), property)
                : IndexProperties.ofColumn(index.index(), (Integer) arguments[1], property);
    }

    private String constraint(long oid, boolean pretty) {
        for (Constraint constraint : Constraint.everywhere(catalog)) {
            if (constraint.oid() == oid) {
                return ConstraintRows.definition(catalog, constraint, pretty);
            }
        }
        return null;
    }

    private String view(Object named) {
        Relation relation = named instanceof Long oid ? catalog.relation(oid) : relation((String) named);
        return relation == null ? null : catalog.viewText(relation);
    }

    /** 42P01 if there is none of that name. */
    private Relation relation(String name) {
        return catalog.requireRelation(name);
    }

    private Boolean isVisible(long oid) {
        RoutineRows.Known routine = RoutineRows.find(catalog, oid);
        return routine != null
                ? (Boolean) RoutineRows.isVisible(catalog, routine)
                : KnownFunctions.known(oid) == null ? null : (Boolean) true;
    }

    private String definition(long oid) {
        RoutineRows.Known routine = RoutineRows.find(catalog, oid);
        return routine == null ? null : RoutineRows.definition(catalog, routine);
    }

    private String function(String asked, long oid) {
        RoutineRows.Known routine = RoutineRows.find(catalog, oid);
        if (routine != null) {
            return asked.equals("pg_get_function_result")
                    ? RoutineRows.result(catalog, routine.routine())
                    : RoutineRows.arguments(catalog, routine.routine(), asked.contains("identity"));
        }
        KnownFunctions.Known known = KnownFunctions.known(oid);
        if (known == null) {
            return null;
        }
        return asked.equals("pg_get_function_result")
                ? (known.entry().givesRows() ? "SETOF " : "") + known.entry().result().sqlName()
                : known.argumentText();
    }

    private static List<Object[]> keywords() {
        List<Object[]> rows = new ArrayList<>();
        Keywords.each((word, reserved, unreserved) -> {
            String code = reserved ? "R" : unreserved ? "U" : "C";
            String description = reserved
                    ? "reserved"
                    : unreserved ? "unreserved" : "unreserved (cannot be function or type name)";
            rows.add(new Object[]{word, code, !reserved, description, reserved ? "requires AS" : "can be bare label"});
        });
        return rows;
    }
}
