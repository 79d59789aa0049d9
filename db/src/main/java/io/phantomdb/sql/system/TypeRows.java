package io.phantomdb.sql.system;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import java.util.List;

/** pg_type and what belongs to types (PostgreSQL 15, chapters 53.64, 53.20, 53.12, 53.33). */
final class TypeRows {
    private static final long C_COLLATION = 950;
    private static final long POSIX_COLLATION = 951;
    private static final int UTF8 = 6;
    private static final int HEADER = 4;

    /** For LIKE, where texts do not sort by their bytes. */
    private static final List<String> PATTERN_CLASSES = List.of("text_pattern_ops", "varchar_pattern_ops",
            "bpchar_pattern_ops");

    private TypeRows() {}

    static void types(CatalogSnapshot catalog, RowWriter to) {
        for (Type type : Type.builtIn()) {
            type(type, SystemOids.PG_CATALOG, to);
        }
        for (TableDescriptor user : catalog.types()) {
            long owner = user.access().owner();
            type(user.type(), catalog.schemaOid(user.schema()), to);
            to.put("typowner", owner).put("typacl", Privileges.acl(catalog.roles(), user.access().acl()));
            if (user.isComposite()) {
                to.put("typrelid", user.id());
            } else if (user.isDomain()) {
                domain(catalog, user, to);
            }
            type(user.type().array(), catalog.schemaOid(user.schema()), to);
            to.put("typowner", owner);
        }
        for (TableDescriptor table : catalog.allTypes()) {
            if (!table.isType()) {
                long owner = table.access().owner();
                type(table.type(), catalog.schemaOid(table.schema()), to);
                to.put("typowner", owner).put("typrelid", table.id());
                type(table.type().array(), catalog.schemaOid(table.schema()), to);
                to.put("typowner", owner);
            }
        }
    }

    private static void domain(CatalogSnapshot catalog, TableDescriptor domain, RowWriter to) {
        ColumnDescriptor value = domain.columns().getFirst();
        String sql = StoredSql.ofColumn(catalog, domain, value);
        to.put("typnotnull", value.notNull()).put("typbasetype", value.type().type().oid())
                .put("typtypmod", value.type().modifier()).put("typndims", value.type().type().isArray() ? 1 : 0)
                .putAll(sql, "typdefault", "typdefaultbin").put("typelem", 0)
                .put("typinput", KnownFunctions.oid("domain_in")).put("typreceive", KnownFunctions.oid("domain_recv"));
    }

    private static void type(Type type, long schema, RowWriter to) {
        String io = ioName(type);
        to.row().put("oid", type.oid()).put("typname", type.catalogName())
                .put("typnamespace", schema).put("typowner", SystemOids.OWNER)
                .put("typlen", type.length()).put("typbyval", isByValue(type)).put("typtype", kind(type))
                .put("typcategory", type.category().code()).put("typispreferred", type.preferred())
                .put("typisdefined", true).put("typdelim", ',')
                .put("typelem", type.element() == null ? 0 : type.element().oid())
                .put("typarray", type.array() == null ? 0 : type.array().oid())
                .put("typinput", KnownFunctions.oid(io + "in")).put("typoutput", KnownFunctions.oid(io + "out"))
                .put("typreceive", KnownFunctions.oid(io + "recv")).put("typsend", KnownFunctions.oid(io + "send"))
                .put("typalign", alignment(type)).put("typstorage", storage(type)).put("typtypmod", -1)
                .put("typcollation", collation(type))
                .put("typsubscript", type.isArray() ? KnownFunctions.oid("array_subscript_handler") : 0);
    }

    /** How the functions that read and write a type are called, up to their ends. */
    static String ioName(Type written) {
        Type type = written.plain();
        return switch (type.kind()) {
            case ARRAY -> "array_";
            case DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL, NUMERIC, BIT, UUID, TIME, TIMETZ, JSON, JSONPATH, JSONB,
                    INET, MACADDR, LSN, PSEUDO ->
                type.catalogName() + "_";
            case RECORD -> "record_";
            case ENUM -> "enum_";
            case RANGE -> "range_";
            case MULTIRANGE -> "multirange_";
            case MONEY -> "cash_";
            default -> type.catalogName();
        };
    }

    static char kind(Type type) {
        if (type.isDomain()) {
            return 'd';
        }
        return switch (type.kind()) {
            case ENUM -> 'e';
            case RANGE -> 'r';
            case MULTIRANGE -> 'm';
            case RECORD -> type.isComposite() ? 'c' : 'p';
            case PSEUDO, UNKNOWN, VOID -> 'p';
            default -> 'b';
        };
    }

    static boolean isByValue(Type type) {
        return type.length() > 0 && type.length() <= Long.BYTES && type.kind() != Type.Kind.MACADDR
                && type.kind() != Type.Kind.TID;
    }

    static char alignment(Type type) {
        if (type.kind() == Type.Kind.ARRAY) {
            return alignment(type.element()) == 'd' ? 'd' : 'i';
        }
        return switch (type.length()) {
            case 1, 64 -> 'c';
            case 6 -> type.kind() == Type.Kind.TID ? 's' : 'i';
            case 2 -> 's';
            case 8 -> type.kind() == Type.Kind.MACADDR ? 'i' : 'd';
            case 12 -> 'd';
            case 16 -> type.kind() == Type.Kind.UUID ? 'c' : 'd';
            case -2 -> 'c';
            default -> 'i';
        };
    }

    static char storage(Type type) {
        return type.length() != -1
                ? 'p'
                : switch (type.kind()) {
                    case NUMERIC, INET -> 'm';
                    case VECTOR, TSQUERY -> 'p';
                    default -> 'x';
                };
    }

    /** 0 for what has no order by text. */
    static long collation(Type type) {
        return switch (type.kind()) {
            case TEXT, VARCHAR, BPCHAR -> SystemOids.DEFAULT_COLLATION;
            case NAME -> C_COLLATION;
            case ARRAY -> collation(type.element());
            default -> 0;
        };
    }

    static void labels(CatalogSnapshot catalog, RowWriter to) {
        for (TableDescriptor user : catalog.types()) {
            Type type = user.type();
            long oid = SystemOids.firstOfMany("labels", type.oid());
            for (Type.Label label : type.isDomain() ? List.<Type.Label>of() : type.labels()) {
                // Clients put labels in order by their oids, as PostgreSQL gives them.
                to.row().put("oid", oid++).put("enumtypid", type.oid()).put("enumsortorder", label.order())
                        .put("enumlabel", label.text());
            }
        }
    }

    static void collations(CatalogSnapshot catalog, RowWriter to) {
        collation(to, SystemOids.DEFAULT_COLLATION, "default", 'd', -1, null);
        collation(to, C_COLLATION, "C", 'c', -1, "C");
        collation(to, POSIX_COLLATION, "POSIX", 'c', -1, "POSIX");
        collation(to, SystemOids.of("collation", 0, "ucs_basic"), "ucs_basic", 'c', UTF8, "C");
    }

    private static void collation(RowWriter to, long oid, String name, char provider, int encoding, String locale) {
        to.row().put("oid", oid).put("collname", name).put("collnamespace", SystemOids.PG_CATALOG)
                .put("collowner", SystemOids.OWNER).put("collprovider", provider).put("collisdeterministic", true)
                .put("collencoding", encoding).put("collcollate", locale).put("collctype", locale);
    }

    /** Null if there is none. */
    static String collationName(long oid) {
        return oid == C_COLLATION ? "\"C\"" : oid == POSIX_COLLATION ? "\"POSIX\"" : null;
    }

    /** Null if there is none. */
    static Long collationOid(String name) {
        return switch (name) {
            case "default" -> SystemOids.DEFAULT_COLLATION;
            case "C" -> C_COLLATION;
            case "POSIX" -> POSIX_COLLATION;
            default -> null;
        };
    }

    /** One for each type that an index may have, by the names of PostgreSQL's. */
    static void operatorClasses(CatalogSnapshot catalog, RowWriter to) {
        for (Type type : Type.scalars()) {
            if (operatorClass(type) != 0) {
                to.row().put("oid", operatorClass(type)).put("opcmethod", SystemOids.BTREE)
                        .put("opcname", type.catalogName() + "_ops").put("opcnamespace", SystemOids.PG_CATALOG)
                        .put("opcowner", SystemOids.OWNER).put("opcfamily", operatorClass(type))
                        .put("opcintype", type.oid()).put("opcdefault", type != Type.CIDR);
            }
        }
        for (String name : PATTERN_CLASSES) {
            to.row().put("oid", patternClass(name)).put("opcmethod", SystemOids.BTREE).put("opcname", name)
                    .put("opcnamespace", SystemOids.PG_CATALOG).put("opcowner", SystemOids.OWNER)
                    .put("opcfamily", patternClass(name))
                    .put("opcintype", (name.startsWith("bpchar") ? Type.BPCHAR : Type.TEXT).oid())
                    .put("opcdefault", false);
        }
    }

    /** That of a column of an index, where one was named. */
    static long operatorClass(Type type, String named) {
        return PATTERN_CLASSES.contains(named) ? patternClass(named) : operatorClass(type);
    }

    private static long patternClass(String name) {
        return SystemOids.of("operator class", 0, name);
    }

    static void ranges(CatalogSnapshot catalog, RowWriter to) {
        for (Type multirange : Type.multiranges()) {
            Type type = multirange.subtype();
            to.row().put("rngmultitypid", multirange.oid()).put("rngtypid", type.oid())
                    .put("rngsubtype", type.subtype().oid()).put("rngsubopc",
                            operatorClass(type.subtype()));
        }
    }

    /** 0 if values of it have no order. */
    static long operatorClass(Type written) {
        Type type = written.plain();
        return switch (type.kind()) {
            case RECORD -> SystemOids.of("operator class", 0, "record");
            case JSON, JSONPATH, UNKNOWN, VOID, PSEUDO, REG, XID -> 0;
            case ARRAY -> SystemOids.of("operator class", 0, "array");
            case ENUM -> SystemOids.of("operator class", 0, "enum");
            case INET -> SystemOids.of("operator class", Type.INET.oid(), "");
            case MULTIRANGE -> SystemOids.of("operator class", 0, "multirange");
            default -> SystemOids.of("operator class", type == Type.VARCHAR ? Type.TEXT.oid() : type.oid(), "");
        };
    }

    /** As format_type writes it: {@code character varying(10)}; the modifier is -1 for none. */
    static String format(Type type, int modifier) {
        if (type.isArray()) {
            return format(type.element(), modifier) + "[]";
        }
        if (modifier < 0) {
            return type == Type.BPCHAR && modifier == -1 ? "character" : type.sqlName();
        }
        ColumnType exact = new ColumnType(type, modifier);
        return switch (type.kind()) {
            case BIT -> type.sqlName() + "(" + modifier + ")";
            case VARCHAR, BPCHAR -> type.sqlName() + "(" + exact.textLength() + ")";
            case NUMERIC -> "numeric(" + exact.precision() + "," + exact.scale() + ")";
            case TIMESTAMP, TIMESTAMPTZ, TIME, TIMETZ -> {
                String[] words = type.sqlName().split(" ", 2);
                yield words[0] + "(" + modifier + ") " + words[1];
            }
            case INTERVAL -> interval(exact);
            default -> type.sqlName();
        };
    }

    private static String interval(ColumnType type) {
        String fields = type.intervalFields();
        int digits = type.modifier() & 0xFFFF;
        return "interval" + (fields == null ? "" : " " + fields) + (digits == 0xFFFF ? "" : "(" + digits + ")");
    }

    /** information_schema's character_maximum_length; null if there is none. */
    static Integer characters(ColumnType type) {
        boolean limited = type.hasModifier() && (type.type() == Type.VARCHAR || type.type() == Type.BPCHAR);
        return limited ? (Integer) (type.modifier() - HEADER) : null;
    }
}
