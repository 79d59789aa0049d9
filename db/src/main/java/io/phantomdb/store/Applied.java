package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/** How far a shard's log has been applied: the last entry's index and term, and the configuration in force after it. */
public record Applied(long index, long term, Bytes configuration) {
    public static final Applied NOTHING = new Applied(0, 0, Bytes.EMPTY);
}
