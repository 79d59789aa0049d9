package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/**
 * What a key has at a version: a value, or none because it was deleted then (value null). Two constants stand for what
 * is no version at all: compare with {@link #isNone()} and {@link #isMissing()} before anything else.
 */
public record Version(Bytes value, long version) {
    /** The key has no version in reach; its {@code version} is 0. */
    public static final Version NONE = new Version(null, 0);
    /** It cannot be told before {@link Store#fetchMissing}; its {@code version} is -1. */
    public static final Version MISSING = new Version(null, -1);

    public boolean isNone() {
        return version == 0;
    }

    public boolean isMissing() {
        return version < 0;
    }

    /** Deleted, or never there. */
    public boolean isAbsent() {
        return value == null && version >= 0;
    }
}
