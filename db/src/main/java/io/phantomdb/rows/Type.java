package io.phantomdb.rows;

/**
 * A type as PostgreSQL names and numbers it. Datums are plain Java values, null is NULL: bool Boolean, int2 Short, int4
 * Integer, int8 Long, float8 Double, numeric {@code Numeric}, text, varchar, bpchar, unknown String, timestamp and
 * timestamptz Long (microseconds since 2000-01-01, UTC).
 */
public enum Type {
    BOOL(16, "boolean", 1),
    INT8(20, "bigint", 8),
    INT2(21, "smallint", 2),
    INT4(23, "integer", 4),
    TEXT(25, "text", -1),
    OID(26, "oid", 4),
    FLOAT8(701, "double precision", 8),
    UNKNOWN(705, "unknown", -2),
    BPCHAR(1042, "character", -1),
    VARCHAR(1043, "character varying", -1),
    TIMESTAMP(1114, "timestamp without time zone", 8),
    TIMESTAMPTZ(1184, "timestamp with time zone", 8),
    NUMERIC(1700, "numeric", -1);

    private final int oid;
    private final String sqlName;
    private final int length;

    Type(int oid, String sqlName, int length) {
        this.oid = oid;
        this.sqlName = sqlName;
        this.length = length;
    }

    /** pg_type.oid */
    public int oid() {
        return oid;
    }

    /** As format_type says it, for messages. */
    public String sqlName() {
        return sqlName;
    }

    /** pg_type.typlen: bytes, or negative if it varies. */
    public int length() {
        return length;
    }
}
