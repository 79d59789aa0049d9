package io.phantomdb.rows.function;

import io.phantomdb.rows.Type;

/**
 * The hash by which PostgreSQL finds the partition of a key (src/backend/partitioning/partbounds.c): that of each part with a seed
 * of its own, combined. Rows lie in the same partitions here as there.
 */
public final class PartitionHash {
    private static final long SEED = 0x7A5B_2236_7996_DCFDL;
    private static final long COMBINE = 0x49a0_f4dd_15e5_a8e3L;
    private static final int LEFT = 54;
    private static final int RIGHT = 7;

    private PartitionHash() {}

    /** True if keys of the type can be hashed. */
    public static boolean isHashable(Type type) {
        return switch (type.kind()) {
            case BOOL, INT2, INT4, INT8, OID, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, FLOAT4, FLOAT8, NUMERIC, TEXT,
                    VARCHAR,
                    NAME, CHAR, BPCHAR, BYTEA, UUID, INTERVAL, TIMETZ, JSONB, ENUM ->
                true;
            default -> false;
        };
    }

    /** Of the parts of a key, which are not NULL in the places that count. */
    public static long of(java.util.List<Type> types, Object[] key) {
        long hash = 0;
        for (int at = 0; at < key.length; at++) {
            if (key[at] != null) {
                hash = combined(hash, HashFunctions.seeded(types.get(at).plain(), key[at], SEED));
            }
        }
        return hash;
    }

    private static long combined(long hash, long part) {
        return hash ^ part + COMBINE + (hash << LEFT) + (hash >>> RIGHT);
    }
}
