package io.phantomdb.store;

import io.phantomdb.base.Check;

/**
 * How large things may grow, in bytes. A memtable is flushed when it is over its budget; a block is closed when it is
 * over its target; runs are merged when more than so many of about the same size have come together.
 */
public record StoreSettings(long memtableBytesMax, int blockBytes, long cacheBytes, int runsPerTierMax,
        int snapshotChunkBytes) {
    public static final StoreSettings USUAL = new StoreSettings(64 << 20, 16 << 10, 256 << 20, 4, 256 << 10);

    public StoreSettings {
        Check.that(memtableBytesMax > 0 && blockBytes > 0 && cacheBytes >= 0 && snapshotChunkBytes > 0,
                "sizes are positive");
        Check.that(runsPerTierMax >= 2, "fewer than two runs cannot be merged");
    }
}
