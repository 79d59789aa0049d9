package io.phantomdb.log;

import io.phantomdb.base.Bytes;

/**
 * What stands for the beginning of a group's log that is gone: its last index and term, and the configuration (opaque
 * here) in force at it.
 */
public record Compacted(long index, long term, Bytes configuration) {
    public static final Compacted NOTHING = new Compacted(0, 0, Bytes.EMPTY);
}
