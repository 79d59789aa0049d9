package io.phantomdb.sql.execute;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.KeyCodec;

/** Numbers for datums that are the same exactly where PostgreSQL may call the datums equal; NULL is like NULL. */
final class KeyHash {
    private static final int NULL = 0x5bd1e995;

    private KeyHash() {}

    /** Of the first datums of a row, one for each type. */
    static int of(Type[] types, Object[] datums) {
        int hash = 0;
        for (int at = 0; at < types.length; at++) {
            hash = 31 * hash + (datums[at] == null ? NULL : of(types[at], datums[at]));
        }
        return spread(hash);
    }

    /** Lets every bit depend on every other: tables take the lower ones, partitions the upper ones. */
    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }

    private static int of(Type type, Object datum) {
        return switch (type.kind()) {
            case BOOL, INT2, INT4, DATE, INT8, OID, REG, TIME, TIMESTAMP, TIMESTAMPTZ, TEXT, VARCHAR, UNKNOWN, NAME,
                    CHAR,
                    JSON, JSONPATH, VOID, BYTEA, UUID, NUMERIC, INET, MACADDR, MONEY, XID, XID8, LSN, TID, TSVECTOR,
                    TSQUERY ->
                datum.hashCode();
            case BPCHAR -> ofPadded((String) datum);
            case FLOAT4, ENUM -> Float.hashCode((Float) datum + 0f);
            case FLOAT8 -> Double.hashCode((Double) datum + 0d);
            case INTERVAL, BIT, TIMETZ, JSONB, ARRAY, VECTOR, RANGE, MULTIRANGE, RECORD, PSEUDO -> {
                ByteWriter writer = new ByteWriter();
                KeyCodec.encode(writer, type, datum);
                yield writer.take().hashCode();
            }
        };
    }

    private static int ofPadded(String bpchar) {
        int end = bpchar.length();
        while (end > 0 && bpchar.charAt(end - 1) == ' ') {
            end--;
        }
        int hash = 0;
        for (int at = 0; at < end; at++) {
            hash = 31 * hash + bpchar.charAt(at);
        }
        return hash;
    }

    /** Whether the first datums of two rows are equal, one for each type; NULL equals NULL. */
    static boolean equal(Type[] types, Object[] one, Object[] other) {
        for (int at = 0; at < types.length; at++) {
            Object left = one[at];
            Object right = other[at];
            if (left != right && (left == null || right == null || !Datums.equal(types[at], left, right))) {
                return false;
            }
        }
        return true;
    }
}
