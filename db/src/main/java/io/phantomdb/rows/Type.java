package io.phantomdb.rows;

import java.util.TreeMap;

/**
 * A type as PostgreSQL names and numbers it. Datums are plain Java values, null is NULL: bool Boolean, int2 Short, int4
 * Integer, int8 and oid Long, float4 Float, float8 Double, numeric {@link Numeric}, text, varchar, bpchar and unknown
 * String (bpchar with its padding), bytea {@code Bytes}, date Integer (days since 2000-01-01), timestamp and timestamptz
 * Long (microseconds since 2000-01-01, UTC; see {@link Instants} for the infinities), interval {@link Interval}, uuid
 * {@code java.util.UUID}.
 */
public enum Type {
    BOOL(16, "bool", "boolean", 1, Category.BOOLEAN, true),
    BYTEA(17, "bytea", "bytea", -1, Category.USER_DEFINED, false),
    INT8(20, "int8", "bigint", 8, Category.NUMERIC, false),
    INT2(21, "int2", "smallint", 2, Category.NUMERIC, false),
    INT4(23, "int4", "integer", 4, Category.NUMERIC, false),
    TEXT(25, "text", "text", -1, Category.STRING, true),
    OID(26, "oid", "oid", 4, Category.NUMERIC, true),
    FLOAT4(700, "float4", "real", 4, Category.NUMERIC, false),
    FLOAT8(701, "float8", "double precision", 8, Category.NUMERIC, true),
    UNKNOWN(705, "unknown", "unknown", -2, Category.UNKNOWN, false),
    BPCHAR(1042, "bpchar", "character", -1, Category.STRING, false),
    VARCHAR(1043, "varchar", "character varying", -1, Category.STRING, false),
    DATE(1082, "date", "date", 4, Category.DATE_TIME, false),
    TIMESTAMP(1114, "timestamp", "timestamp without time zone", 8, Category.DATE_TIME, false),
    TIMESTAMPTZ(1184, "timestamptz", "timestamp with time zone", 8, Category.DATE_TIME, true),
    INTERVAL(1186, "interval", "interval", 16, Category.TIME_SPAN, true),
    NUMERIC(1700, "numeric", "numeric", -1, Category.NUMERIC, false),
    UUID(2950, "uuid", "uuid", 16, Category.USER_DEFINED, false);

    /** pg_type.typcategory: which types may stand for each other when an operator is chosen (PostgreSQL 15, table 53.65). */
    public enum Category {
        BOOLEAN('B'),
        DATE_TIME('D'),
        NUMERIC('N'),
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

    private static final TreeMap<String, Type> BY_CATALOG_NAME = byCatalogName();
    private static final TreeMap<Integer, Type> BY_OID = byOid();

    private final int oid;
    private final String catalogName;
    private final String sqlName;
    private final int length;
    private final Category category;
    private final boolean preferred;

    Type(int oid, String catalogName, String sqlName, int length, Category category, boolean preferred) {
        this.oid = oid;
        this.catalogName = catalogName;
        this.sqlName = sqlName;
        this.length = length;
        this.category = category;
        this.preferred = preferred;
    }

    private static TreeMap<String, Type> byCatalogName() {
        TreeMap<String, Type> types = new TreeMap<>();
        for (Type type : values()) {
            types.put(type.catalogName, type);
        }
        return types;
    }

    private static TreeMap<Integer, Type> byOid() {
        TreeMap<Integer, Type> types = new TreeMap<>();
        for (Type type : values()) {
            types.put(type.oid, type);
        }
        return types;
    }

    /** The type of that name in pg_type, such as {@code int4}; null if there is none. */
    public static Type named(String catalogName) {
        return BY_CATALOG_NAME.get(catalogName);
    }

    /** Null if there is none of that number. */
    public static Type numbered(int oid) {
        return BY_OID.get(oid);
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

    /** The datum is a String. */
    public boolean isText() {
        return this == TEXT || this == VARCHAR || this == BPCHAR || this == UNKNOWN;
    }
}
