package io.phantomdb.sql.system;

import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.function.CastContext;
import io.phantomdb.rows.function.Casts;
import io.phantomdb.rows.function.FunctionList;
import io.phantomdb.rows.search.SearchConfiguration;
import io.phantomdb.sql.catalog.Extension;
import io.phantomdb.sql.catalog.IndexForm;
import java.util.List;

/** What can be called (PostgreSQL 15, chapters 53.39, 53.34, 53.10, 53.29, 53.3). */
final class FunctionRows {
    private static final long INTERNAL = 12;
    private static final long SQL = 14;
    private static final long DEFAULT_PARSER = 3722;

    /** Types that no value has outside of a server: cstring and internal. */
    private static final long CSTRING = 2_275;
    private static final long FIRST_CAST = 10_000;
    private static final long INTERNAL_TYPE = 2_281;

    private FunctionRows() {}

    static void functions(CatalogSnapshot catalog, RowWriter to) {
        for (KnownFunctions.Known known : KnownFunctions.list()) {
            FunctionList.Entry entry = known.entry();
            to.row().put("oid", known.oid()).put("proname", known.name())
                    .put("pronamespace", SystemOids.PG_CATALOG).put("proowner", SystemOids.OWNER)
                    .put("prolang", INTERNAL).put("procost", 1).put("prorows", entry.givesRows() ? 1000 : 0)
                    .put("prokind", entry.kind()).put("proisstrict", entry.strict())
                    .put("proretset", entry.givesRows()).put("provolatile", volatility(entry.volatility()))
                    .put("proparallel", 's').put("pronargs", known.argumentTypes().size())
                    .put("prorettype", entry.result().oid()).put("proargtypes", types(known.argumentTypes()))
                    .put("prosrc", known.name());
        }
        KnownFunctions.ioFunctions().stream().filter(io -> KnownFunctions.known(io.oid()) == null)
                .forEach(io -> ioFunction(io, to));
        RoutineRows.functions(catalog, to);
    }

    /** Clients find a type's functions by joining pg_type with pg_proc. */
    private static void ioFunction(KnownFunctions.Io io, RowWriter to) {
        long type = io.of().oid();
        Object[] arguments = io.argumentTypes().stream().map(name -> switch (name) {
            case "cstring" -> (Object) CSTRING;
            case "internal" -> INTERNAL_TYPE;
            case "oid" -> (long) Type.OID.oid();
            case "integer" -> (long) Type.INT4.oid();
            default -> type;
        }).toArray();
        long result = switch (io.end()) {
            case IN, RECV -> type;
            case OUT -> CSTRING;
            case SEND -> Type.BYTEA.oid();
        };
        to.row().put("oid", io.oid()).put("proname", io.name()).put("pronamespace", SystemOids.PG_CATALOG)
                .put("proowner", SystemOids.OWNER).put("prolang", INTERNAL).put("procost", 1).put("prokind", 'f')
                .put("proisstrict", true).put("provolatile", 'i').put("proparallel", 's')
                .put("pronargs", arguments.length)
                .put("prorettype", result)
                .put("proargtypes", RelationRows.vector(Type.OID, arguments)).put("prosrc", io.name());
    }

    private static ArrayDatum types(List<Type> types) {
        return RelationRows.vector(Type.OID, types.stream().map(type -> (Object) (long) type.oid()).toArray());
    }

    private static char volatility(Volatility volatility) {
        return switch (volatility) {
            case IMMUTABLE -> 'i';
            case STABLE -> 's';
            case VOLATILE -> 'v';
        };
    }

    static void operators(CatalogSnapshot catalog, RowWriter to) {
        for (FunctionList.OperatorEntry operator : FunctionList.operators()) {
            List<Type> arguments = operator.function().signature().argumentTypes();
            Type left = arguments.size() == 2 ? arguments.getFirst() : null;
            String signature = operator.function().name() + "(" + String.join(", ",
                    arguments.stream().map(Type::sqlName).toList()) + ")";
            to.row().put("oid", SystemOids.of("operator", 0, operator.symbol() + arguments))
                    .put("oprname", operator.symbol()).put("oprnamespace", SystemOids.PG_CATALOG)
                    .put("oprowner", SystemOids.OWNER).put("oprkind", left == null ? 'l' : 'b')
                    .put("oprleft", left == null ? 0 : left.oid()).put("oprright", arguments.getLast().oid())
                    .put("oprresult", operator.function().result().oid())
                    .put("oprcode", SystemOids.function(signature));
        }
    }

    /** Counted from the first number that PostgreSQL gives to its own: pg_dump takes those beyond its own for casts of users. */
    static void casts(CatalogSnapshot catalog, RowWriter to) {
        long oid = FIRST_CAST;
        for (Type from : Type.scalars()) {
            for (Type target : Type.scalars()) {
                if (from != target && from != Type.UNKNOWN && target != Type.UNKNOWN
                        && Casts.can(from, target, CastContext.EXPLICIT)) {
                    char context = Casts.can(from, target, CastContext.IMPLICIT)
                            ? 'i'
                            : Casts.can(from, target, CastContext.ASSIGNMENT) ? 'a' : 'e';
                    to.row().put("oid", oid++)
                            .put("castsource", from.oid()).put("casttarget", target.oid())
                            .put("castcontext", context)
                            .put("castmethod",
                                    Casts.find(from, target, CastContext.EXPLICIT).function() == null ? 'b' : 'f');
                }
            }
        }
    }

    static void languages(CatalogSnapshot catalog, RowWriter to) {
        to.row().put("oid", INTERNAL).put("lanname", "internal").put("lanowner", SystemOids.OWNER);
        to.row().put("oid", SQL).put("lanname", "sql").put("lanowner", SystemOids.OWNER).put("lanpltrusted", true);
        to.row().put("oid", RoutineRows.PLPGSQL).put("lanname", "plpgsql").put("lanowner", SystemOids.OWNER)
                .put("lanispl", true).put("lanpltrusted", true);
    }

    static void extensions(CatalogSnapshot catalog, RowWriter to) {
        for (Extension extension : Extension.ALL) {
            to.row().put("oid", (long) extension.oid()).put("extname", extension.name())
                    .put("extowner", SystemOids.OWNER).put("extnamespace", catalog.schemaOid("pg_catalog"))
                    .put("extversion", extension.version());
        }
    }

    static void availableExtensions(CatalogSnapshot catalog, RowWriter to) {
        for (Extension extension : Extension.ALL) {
            to.row().put("name", extension.name()).put("default_version", extension.version())
                    .put("installed_version", extension.version()).put("comment", extension.comment());
        }
    }

    static void searchConfigurations(CatalogSnapshot catalog, RowWriter to) {
        for (SearchConfiguration each : SearchConfiguration.values()) {
            to.row().put("oid", (long) each.oid()).put("cfgname", each.configurationName())
                    .put("cfgnamespace", SystemOids.PG_CATALOG).put("cfgowner", SystemOids.OWNER)
                    .put("cfgparser", DEFAULT_PARSER);
        }
    }

    static void accessMethods(CatalogSnapshot catalog, RowWriter to) {
        to.row().put("oid", SystemOids.HEAP).put("amname", "heap").put("amtype", 't');
        for (IndexForm.Method method : IndexForm.Method.values()) {
            to.row().put("oid", (long) method.oid()).put("amname", method.words()).put("amtype", 'i');
        }
    }
}
