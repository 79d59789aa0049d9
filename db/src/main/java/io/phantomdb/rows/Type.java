package io.phantomdb.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A type as PostgreSQL names and numbers it. Datums are plain Java values, null is NULL: bool Boolean, int2 Short, int4
 * Integer, int8 and oid Long, float4 Float, float8 Double, numeric {@link Numeric}, text, varchar, bpchar and unknown
 * String (bpchar with its padding), bytea {@code Bytes}, date Integer (days since 2000-01-01), timestamp and timestamptz
 * Long (microseconds since 2000-01-01, UTC; see {@link Instants} for the infinities), interval {@link Interval}, uuid
 * {@code java.util.UUID}, name, "char", json and jsonpath String, time Long (microseconds), timetz {@link TimeTz}, jsonb
 * {@link Json}, regclass and its kin Long, arrays {@link ArrayDatum}, rows {@link RecordDatum}, ranges
 * {@link RangeDatum}, multiranges {@link MultirangeDatum}, bit and varbit {@link BitString}, inet and cidr {@link Inet},
 * macaddr and macaddr8 {@code Bytes}, money Long (hundredths), xid, cid, xid8 and pg_lsn Long (without a sign), tid Long (the
 * block above 16 bits of offset), tsvector {@link SearchVector}, tsquery {@link SearchQuery}; an enum is a Float, the sort order of its label. Datums of a domain are those of the type that it is over, so that it is of that one's kind.
 *
 * <p>The types that are always there are constants, one instance each, so they may be compared by {@code ==}. Those that a
 * user defines are made from the catalog, as often as it is read: two are equal if they have the same oid. What has to be
 * decided for every sort of type is decided by a switch over {@link #kind}.
 */
public final class Type {
    /** What datums of a type are made of: types of one kind differ in name only. */
    public enum Kind {
        BOOL,
        BYTEA,
        INT2,
        INT4,
        INT8,
        OID,
        FLOAT4,
        FLOAT8,
        NUMERIC,
        TEXT,
        VARCHAR,
        BPCHAR,
        UNKNOWN,
        DATE,
        TIMESTAMP,
        TIMESTAMPTZ,
        INTERVAL,
        UUID,
        /** At most 63 bytes of text: what catalogs name things with. */
        NAME,
        /** bit and varbit. */
        BIT,
        /** One byte as a String of at most one character. */
        CHAR,
        TIME,
        TIMETZ,
        JSON,
        JSONB,
        /** A path as it is written out, a String. */
        JSONPATH,
        /** The number of an object that is written by its name. */
        REG,
        /** int2vector and oidvector: arrays that count from 0, with a text form of their own. */
        VECTOR,
        /** The empty String, of functions that return nothing. */
        VOID,
        /** Labels of a type that a user defined. */
        ENUM,
        ARRAY,
        /** Two bounds of a type: {@link #subtype}. */
        RANGE,
        /** Ranges of a type, none of which touch: {@link #subtype} is the range type. */
        MULTIRANGE,
        /** inet and cidr. */
        INET,
        /** macaddr and macaddr8. */
        MACADDR,
        /** An amount in hundredths. */
        MONEY,
        /** xid and cid: 32 bits without a sign and without an order. */
        XID,
        /** 64 bits without a sign, as a place in a log has. */
        XID8,
        LSN,
        /** A block and a place in it. */
        TID,
        /** Lexemes of a text, and a question about them. */
        TSVECTOR,
        TSQUERY,
        /** A row of values, each of a type of its own. */
        RECORD,
        /** Stands for types in the signatures of functions; there are no datums of it. */
        PSEUDO
    }

    /** pg_type.typcategory: which types may stand for each other when an operator is chosen (PostgreSQL 15, table 53.65). */
    public enum Category {
        ARRAY('A'),
        COMPOSITE('C'),
        BIT_STRING('V'),
        BOOLEAN('B'),
        DATE_TIME('D'),
        ENUM('E'),
        INTERNAL('Z'),
        NETWORK('I'),
        NUMERIC('N'),
        PSEUDO('P'),
        RANGE('R'),
        STRING('S'),
        TIME_SPAN('T'),
        USER_DEFINED('U'),
        UNKNOWN('X');

        private final char code;

        Category(char code) {
            this.code = code;
        }

        public char code() {
            return code;
        }
    }

    /**
     * A part of a record.
     *
     * @param number of a type with a name, which a field keeps for life and no other field gets; 0 for the parts of others
     */
    public record Field(String name, ColumnType type, int number) {
        public Field(String name, ColumnType type) {
            this(name, type, 0);
        }
    }

    /** A condition that values of a domain meet, as SQL over {@code VALUE}. */
    public record Check(String name, String sql) {}

    /** What a domain asks of values of the type that it is over. */
    private record Restriction(ColumnType base, boolean notNull, String defaultSql, List<Check> checks) {}

    /** A label of an enum; the order is pg_enum.enumsortorder, which a label keeps for life. */
    public record Label(float order, String text) {}

    /** Types below are always there. */
    public static final int FIRST_OID_OF_USERS = 16_384;
    private static final TreeMap<String, Type> BY_CATALOG_NAME = new TreeMap<>();
    private static final TreeMap<Integer, Type> BY_OID = new TreeMap<>();
    private static final List<Type> SCALARS = new ArrayList<>();

    public static final Type BOOL = scalar(Kind.BOOL, 16, 1000, "bool", "boolean", 1, Category.BOOLEAN, true);
    public static final Type BYTEA = scalar(Kind.BYTEA, 17, 1001, "bytea", "bytea", -1, Category.USER_DEFINED, false);
    public static final Type INT8 = scalar(Kind.INT8, 20, 1016, "int8", "bigint", 8, Category.NUMERIC, false);
    public static final Type INT2 = scalar(Kind.INT2, 21, 1005, "int2", "smallint", 2, Category.NUMERIC, false);
    public static final Type INT4 = scalar(Kind.INT4, 23, 1007, "int4", "integer", 4, Category.NUMERIC, false);
    public static final Type TEXT = scalar(Kind.TEXT, 25, 1009, "text", "text", -1, Category.STRING, true);
    public static final Type REFCURSOR = scalar(Kind.TEXT, 1790, 2201, "refcursor", "refcursor", -1,
            Category.USER_DEFINED, false);
    public static final Type OID = scalar(Kind.OID, 26, 1028, "oid", "oid", 4, Category.NUMERIC, true);
    public static final Type FLOAT4 = scalar(Kind.FLOAT4, 700, 1021, "float4", "real", 4, Category.NUMERIC, false);
    public static final Type FLOAT8 = scalar(Kind.FLOAT8, 701, 1022, "float8", "double precision", 8, Category.NUMERIC,
            true);
    public static final Type UNKNOWN = scalar(Kind.UNKNOWN, 705, 0, "unknown", "unknown", -2, Category.UNKNOWN, false);
    public static final Type BPCHAR = scalar(Kind.BPCHAR, 1042, 1014, "bpchar", "character", -1, Category.STRING,
            false);
    public static final Type VARCHAR = scalar(Kind.VARCHAR, 1043, 1015, "varchar", "character varying", -1,
            Category.STRING, false);
    public static final Type DATE = scalar(Kind.DATE, 1082, 1182, "date", "date", 4, Category.DATE_TIME, false);
    public static final Type TIMESTAMP = scalar(Kind.TIMESTAMP, 1114, 1115, "timestamp",
            "timestamp without time zone", 8, Category.DATE_TIME, false);
    public static final Type TIMESTAMPTZ = scalar(Kind.TIMESTAMPTZ, 1184, 1185, "timestamptz",
            "timestamp with time zone", 8, Category.DATE_TIME, true);
    public static final Type INTERVAL = scalar(Kind.INTERVAL, 1186, 1187, "interval", "interval", 16,
            Category.TIME_SPAN, true);
    public static final Type NUMERIC = scalar(Kind.NUMERIC, 1700, 1231, "numeric", "numeric", -1, Category.NUMERIC,
            false);
    public static final Type UUID = scalar(Kind.UUID, 2950, 2951, "uuid", "uuid", 16, Category.USER_DEFINED, false);
    public static final Type BIT = scalar(Kind.BIT, 1560, 1561, "bit", "bit", -1, Category.BIT_STRING, false);
    public static final Type VARBIT = scalar(Kind.BIT, 1562, 1563, "varbit", "bit varying", -1, Category.BIT_STRING,
            true);
    public static final Type CHAR = scalar(Kind.CHAR, 18, 1002, "char", "\"char\"", 1, Category.INTERNAL, false);
    public static final Type NAME = scalar(Kind.NAME, 19, 1003, "name", "name", 64, Category.STRING, false);
    public static final Type TIME = scalar(Kind.TIME, 1083, 1183, "time", "time without time zone", 8,
            Category.DATE_TIME, false);
    public static final Type TIMETZ = scalar(Kind.TIMETZ, 1266, 1270, "timetz", "time with time zone", 12,
            Category.DATE_TIME, false);
    public static final Type JSON = scalar(Kind.JSON, 114, 199, "json", "json", -1, Category.USER_DEFINED, false);
    public static final Type JSONB = scalar(Kind.JSONB, 3802, 3807, "jsonb", "jsonb", -1, Category.USER_DEFINED, false);
    public static final Type JSONPATH = scalar(Kind.JSONPATH, 4072, 4073, "jsonpath", "jsonpath", -1,
            Category.USER_DEFINED, false);
    public static final Type INET = scalar(Kind.INET, 869, 1041, "inet", "inet", -1, Category.NETWORK, true);
    public static final Type CIDR = scalar(Kind.INET, 650, 651, "cidr", "cidr", -1, Category.NETWORK, false);
    public static final Type MACADDR = scalar(Kind.MACADDR, 829, 1040, "macaddr", "macaddr", 6, Category.USER_DEFINED,
            false);
    public static final Type MACADDR8 = scalar(Kind.MACADDR, 774, 775, "macaddr8", "macaddr8", 8,
            Category.USER_DEFINED, false);
    public static final Type MONEY = scalar(Kind.MONEY, 790, 791, "money", "money", 8, Category.NUMERIC, false);
    public static final Type XID = scalar(Kind.XID, 28, 1011, "xid", "xid", 4, Category.USER_DEFINED, false);
    public static final Type CID = scalar(Kind.XID, 29, 1012, "cid", "cid", 4, Category.USER_DEFINED, false);
    public static final Type XID8 = scalar(Kind.XID8, 5069, 271, "xid8", "xid8", 8, Category.USER_DEFINED, false);
    public static final Type TID = scalar(Kind.TID, 27, 1010, "tid", "tid", 6, Category.USER_DEFINED, false);
    public static final Type PG_LSN = scalar(Kind.LSN, 3220, 3221, "pg_lsn", "pg_lsn", 8, Category.USER_DEFINED, false);
    public static final Type TSVECTOR = scalar(Kind.TSVECTOR, 3614, 3643, "tsvector", "tsvector", -1,
            Category.USER_DEFINED, false);
    public static final Type TSQUERY = scalar(Kind.TSQUERY, 3615, 3645, "tsquery", "tsquery", -1,
            Category.USER_DEFINED, false);
    public static final Type REGCONFIG = reg(3734, 3735, "regconfig");
    public static final Type REGPROC = reg(24, 1008, "regproc");
    public static final Type REGPROCEDURE = reg(2202, 2207, "regprocedure");
    public static final Type REGOPER = reg(2203, 2208, "regoper");
    public static final Type REGOPERATOR = reg(2204, 2209, "regoperator");
    public static final Type REGCLASS = reg(2205, 2210, "regclass");
    public static final Type REGTYPE = reg(2206, 2211, "regtype");
    public static final Type REGNAMESPACE = reg(4089, 4090, "regnamespace");
    public static final Type REGROLE = reg(4096, 4097, "regrole");
    public static final Type REGCOLLATION = reg(4191, 4192, "regcollation");
    public static final Type INT2VECTOR = vector(INT2, 22, 1006, "int2vector");
    public static final Type OIDVECTOR = vector(OID, 30, 1013, "oidvector");
    public static final Type INT4RANGE = range(INT4, 3904, 3905, "int4range");
    public static final Type NUMRANGE = range(NUMERIC, 3906, 3907, "numrange");
    public static final Type TSRANGE = range(TIMESTAMP, 3908, 3909, "tsrange");
    public static final Type TSTZRANGE = range(TIMESTAMPTZ, 3910, 3911, "tstzrange");
    public static final Type DATERANGE = range(DATE, 3912, 3913, "daterange");
    public static final Type INT8RANGE = range(INT8, 3926, 3927, "int8range");
    public static final Type INT4MULTIRANGE = multirange(INT4RANGE, 4451, 6150, "int4multirange");
    public static final Type NUMMULTIRANGE = multirange(NUMRANGE, 4532, 6151, "nummultirange");
    public static final Type TSMULTIRANGE = multirange(TSRANGE, 4533, 6152, "tsmultirange");
    public static final Type TSTZMULTIRANGE = multirange(TSTZRANGE, 4534, 6153, "tstzmultirange");
    public static final Type DATEMULTIRANGE = multirange(DATERANGE, 4535, 6155, "datemultirange");
    public static final Type INT8MULTIRANGE = multirange(INT8RANGE, 4536, 6157, "int8multirange");
    /** What functions give that are called for what they do; its one datum is the empty string. */
    public static final Type VOID = known(new Type(Kind.VOID, 2278, 0, "void", "void", 4, Category.PSEUDO, false, null,
            List.of()));

    /** A row of nobody knows what: see {@link #record}. */
    public static final Type RECORD = known(new Type(Kind.RECORD, 2249, 2287, "record", "record", -1, Category.PSEUDO,
            false, null, List.of()));

    public static final Type ANY = pseudo(2276, "any");
    /** What functions of triggers give. */
    public static final Type TRIGGER = pseudo(2279, "trigger");
    public static final Type ANYARRAY = pseudo(2277, "anyarray");
    public static final Type ANYELEMENT = pseudo(2283, "anyelement");
    public static final Type ANYNONARRAY = pseudo(2776, "anynonarray");
    public static final Type ANYENUM = pseudo(3500, "anyenum");
    public static final Type ANYRANGE = pseudo(3831, "anyrange");
    public static final Type ANYMULTIRANGE = pseudo(4537, "anymultirange");
    public static final Type ANYCOMPATIBLE = pseudo(5077, "anycompatible");
    public static final Type ANYCOMPATIBLEARRAY = pseudo(5078, "anycompatiblearray");
    public static final Type ANYCOMPATIBLENONARRAY = pseudo(5079, "anycompatiblenonarray");
    public static final Type ANYCOMPATIBLERANGE = pseudo(5080, "anycompatiblerange");
    public static final Type ANYCOMPATIBLEMULTIRANGE = pseudo(4538, "anycompatiblemultirange");

    private final Kind kind;
    private final int oid;
    private final String catalogName;
    private final String sqlName;
    private final int length;
    private final Category category;
    private final boolean preferred;
    private final Type element;
    private final Type array;
    private final List<Label> labels;
    private List<Field> fields;
    private Type subtype;
    private Restriction restriction;

    /** With an array type of its own, unless that has no oid. */
    private Type(Kind kind, int oid, int arrayOid, String catalogName, String sqlName, int length, Category category,
            boolean preferred, Type element, List<Label> labels) {
        this.kind = kind;
        this.oid = oid;
        this.catalogName = catalogName;
        this.sqlName = sqlName;
        this.length = length;
        this.category = category;
        this.preferred = preferred;
        this.element = element;
        this.labels = List.copyOf(labels);
        this.array = arrayOid == 0 ? null : new Type(this, arrayOid);
    }

    /** The array type of an element type. */
    private Type(Type element, int oid) {
        this.kind = Kind.ARRAY;
        this.oid = oid;
        this.catalogName = "_" + element.catalogName;
        this.sqlName = element.sqlName + "[]";
        this.length = -1;
        this.category = Category.ARRAY;
        this.preferred = false;
        this.element = element;
        this.labels = List.of();
        this.array = null;
    }

    private static Type scalar(Kind kind, int oid, int arrayOid, String catalogName, String sqlName, int length,
            Category category, boolean preferred) {
        Type type = new Type(kind, oid, arrayOid, catalogName, sqlName, length, category, preferred, null, List.of());
        SCALARS.add(type);
        return known(type);
    }

    private static Type reg(int oid, int arrayOid, String name) {
        return scalar(Kind.REG, oid, arrayOid, name, name, 4, Category.NUMERIC, false);
    }

    private static Type vector(Type element, int oid, int arrayOid, String name) {
        Type type = new Type(Kind.VECTOR, oid, arrayOid, name, name, -1, Category.ARRAY, false, element, List.of());
        SCALARS.add(type);
        return known(type);
    }

    private static Type range(Type subtype, int oid, int arrayOid, String name) {
        Type type = new Type(Kind.RANGE, oid, arrayOid, name, name, -1, Category.RANGE, false, null, List.of());
        type.subtype = subtype;
        SCALARS.add(type);
        return known(type);
    }

    private static Type multirange(Type range, int oid, int arrayOid, String name) {
        Type type = new Type(Kind.MULTIRANGE, oid, arrayOid, name, name, -1, Category.RANGE, false, null, List.of());
        type.subtype = range;
        SCALARS.add(type);
        return known(type);
    }

    private static Type pseudo(int oid, String name) {
        return known(new Type(Kind.PSEUDO, oid, 0, name, name, 4, Category.PSEUDO, false, null, List.of()));
    }

    private static Type known(Type type) {
        for (Type each = type; each != null; each = each.array) {
            BY_CATALOG_NAME.put(each.catalogName, each);
            BY_OID.put(each.oid, each);
        }
        return type;
    }

    /**
     * An enum that a user defined, with its array type.
     *
     * @param sqlName as it is written in messages: with its schema if that is not on the search path
     */
    public static Type enumeration(int oid, int arrayOid, String catalogName, String sqlName, List<Label> labels) {
        requireOfUser(oid, arrayOid);
        return new Type(Kind.ENUM, oid, arrayOid, catalogName, sqlName, 4, Category.ENUM, false, null, labels);
    }

    private static void requireOfUser(int oid, int arrayOid) {
        io.phantomdb.base.Check.that(oid >= FIRST_OID_OF_USERS && arrayOid >= FIRST_OID_OF_USERS,
                "numbers of types that users define");
    }

    /** A type of rows that has a name, by itself or as a table's, with its array type. */
    public static Type composite(int oid, int arrayOid, String catalogName, String sqlName, List<Field> fields) {
        requireOfUser(oid, arrayOid);
        Type type = new Type(Kind.RECORD, oid, arrayOid, catalogName, sqlName, -1, Category.COMPOSITE, false, null,
                List.of());
        type.fields = List.copyOf(fields);
        return type;
    }

    /**
     * A type whose datums are those of another one that meet some conditions, with its array type. It is of the other one's kind
     * and has its parts.
     *
     * @param defaultSql of columns that have no default of their own, or null
     * @param checks by their names' order
     */
    public static Type domain(int oid, int arrayOid, String catalogName, String sqlName, ColumnType base,
            boolean notNull, String defaultSql, List<Check> checks) {
        requireOfUser(oid, arrayOid);
        Type over = base.type();
        Type type = new Type(over.kind, oid, arrayOid, catalogName, sqlName, over.length, over.category, false,
                over.element, over.labels);
        type.fields = over.fields;
        type.subtype = over.subtype;
        type.restriction = new Restriction(base, notNull, defaultSql, List.copyOf(checks));
        return type;
    }

    /** An anonymous row type, such as that of ROW(…); equal to {@link #RECORD} and to every other one. */
    public static Type record(List<Field> fields) {
        Type type = new Type(Kind.RECORD, RECORD.oid, 2287, RECORD.catalogName, RECORD.sqlName, -1, Category.PSEUDO,
                false, null, List.of());
        type.fields = List.copyOf(fields);
        return type;
    }

    /** The built-in types that datums may have, in the order of their oids' definition; no arrays. */
    public static List<Type> scalars() {
        return List.copyOf(SCALARS);
    }

    public static List<Type> ranges() {
        return multiranges().stream().map(Type::subtype).toList();
    }

    /** Each has a range type as its {@link #subtype}. */
    public static List<Type> multiranges() {
        return List.of(INT4MULTIRANGE, NUMMULTIRANGE, TSMULTIRANGE, TSTZMULTIRANGE, DATEMULTIRANGE, INT8MULTIRANGE);
    }

    /** All built-in types by oid: scalars, arrays, pseudo-types. */
    public static List<Type> builtIn() {
        return List.copyOf(BY_OID.values());
    }

    /** The built-in type of that name in pg_type, such as {@code int4}; null if there is none. */
    public static Type named(String catalogName) {
        return BY_CATALOG_NAME.get(catalogName);
    }

    /** The built-in type of that number; null if there is none. */
    public static Type numbered(int oid) {
        return BY_OID.get(oid);
    }

    public Kind kind() {
        return kind;
    }

    /** pg_type.oid */
    public int oid() {
        return oid;
    }

    /** pg_type.typname */
    public String catalogName() {
        return catalogName;
    }

    /** As format_type says it, for messages. */
    public String sqlName() {
        return sqlName;
    }

    /** pg_type.typlen: bytes, or negative if it varies. */
    public int length() {
        return length;
    }

    public Category category() {
        return category;
    }

    /** pg_type.typispreferred: the one of its category that is chosen where others would do as well. */
    public boolean preferred() {
        return preferred;
    }

    /** True if its text is the name of an object, or has such names in it. */
    public boolean namesObjects() {
        return kind == Kind.REG || element != null && element.namesObjects();
    }

    /** Of an array type or a vector, what its elements are; otherwise null. */
    public Type element() {
        return element;
    }

    /** The type of arrays of this; null if there are none: an array of arrays is an array with more dimensions. */
    public Type array() {
        return array;
    }

    /** Of a range, what its bounds are; of a multirange, the type of its ranges; otherwise null. */
    public Type subtype() {
        return subtype;
    }

    /** Of a record whose parts are known, what they are; otherwise null. */
    public List<Field> fields() {
        return fields;
    }

    /** Of an enum, by rising order; otherwise empty. */
    public List<Label> labels() {
        return labels;
    }

    /** True if it is a type of rows that has a name, or a domain over one. */
    public boolean isComposite() {
        return kind == Kind.RECORD && oid != RECORD.oid;
    }

    public boolean isDomain() {
        return restriction != null;
    }

    /** Of a domain, what it is over, which may be another domain; otherwise null. */
    public ColumnType base() {
        return restriction == null ? null : restriction.base;
    }

    /** Of a domain, whether it refuses NULL by itself; those that it is over may do so, too. */
    public boolean refusesNull() {
        return restriction != null && restriction.notNull;
    }

    /** Of a domain, what columns of it are by default, as SQL; null if nothing was said. */
    public String defaultSql() {
        return restriction == null ? null : restriction.defaultSql;
    }

    /** Of a domain, its own conditions; otherwise empty. */
    public List<Check> checks() {
        return restriction == null ? List.of() : restriction.checks;
    }

    /** What datums are of beneath all domains; the type itself if it is none. */
    public Type plain() {
        Type type = this;
        while (type.restriction != null) {
            type = type.restriction.base.type();
        }
        return type;
    }

    /** It was defined by a user; the type of its arrays was not. */
    public boolean isOfUser() {
        return isDomain() || kind == Kind.ENUM || isComposite();
    }

    /** True if a datum may have to be checked by a domain when it is read. */
    public boolean hasDomain() {
        return isDomain() || isArray() && element.hasDomain()
                || fields != null && fields.stream().anyMatch(field -> field.type().type().hasDomain());
    }

    /**
     * True if it is the very same: equal types may be of different versions.
     */
    public boolean isDefinedAs(Type other) {
        return oid == other.oid && catalogName.equals(other.catalogName) && labels.equals(other.labels)
                && isRestrictedAs(other) && hasFieldsOf(other)
                && (!isArray() || other.isArray() && element.isDefinedAs(other.element));
    }

    private boolean isRestrictedAs(Type other) {
        if (restriction == null || other.restriction == null) {
            return restriction == other.restriction;
        }
        return restriction.equals(other.restriction)
                && restriction.base.type().isDefinedAs(other.restriction.base.type());
    }

    private boolean hasFieldsOf(Type other) {
        if (fields == null || other.fields == null) {
            return fields == other.fields;
        }
        boolean isSame = fields.equals(other.fields);
        for (int at = 0; isSame && at < fields.size(); at++) {
            isSame = fields.get(at).type().type().isDefinedAs(other.fields.get(at).type().type());
        }
        return isSame;
    }

    /** What a user defined of it, as text; empty if it is always there. */
    public String definition() {
        if (isArray()) {
            return element.definition();
        }
        if (!isOfUser()) {
            return "";
        }
        StringBuilder text = new StringBuilder(oid + " " + catalogName + labels);
        if (restriction != null) {
            text.append(restriction).append(restriction.base.type().definition());
        } else if (fields != null) {
            fields.forEach(field -> text.append(field).append(field.type().type().definition()));
        }
        return text.toString();
    }

    /** Values can be sorted in PostgreSQL: there is a class of operators for B-trees. */
    public boolean hasOrder() {
        return kind != Kind.JSON && kind != Kind.JSONPATH && kind != Kind.XID;
    }

    /** False of a domain over one. */
    public boolean isArray() {
        return kind == Kind.ARRAY && restriction == null;
    }

    /** The datum is a String, and the type no domain. */
    public boolean isText() {
        return this == TEXT || this == VARCHAR || this == BPCHAR || this == UNKNOWN;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Type type && oid == type.oid;
    }

    @Override
    public int hashCode() {
        return oid;
    }

    @Override
    public String toString() {
        return catalogName;
    }
}
