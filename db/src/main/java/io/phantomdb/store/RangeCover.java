package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.util.Map;

/** Looks up range tombstones for keys that come in order, one tree step for each piece instead of each key. */
final class RangeCover {
    private final RangeIndex ranges;
    private final long versionMax;
    /** The piece at hand: from (null = from the beginning) to (null = to the end), and what covers it. */
    private Bytes from;
    private Bytes to;
    private long version;
    private boolean isKnown;

    RangeCover(RangeIndex ranges, long versionMax) {
        this.ranges = ranges;
        this.versionMax = versionMax;
    }

    /** The newest version at which the key was deleted with others; 0 if never. */
    long at(Bytes key) {
        if (ranges.isEmpty()) {
            return 0;
        }
        boolean isHere = isKnown && (from == null || key.compareTo(from) >= 0) && (to == null || key.compareTo(to) < 0);
        if (!isHere) {
            Map.Entry<Bytes, long[]> piece = ranges.pieces().floorEntry(key);
            from = piece == null ? null : piece.getKey();
            to = ranges.pieces().higherKey(key);
            version = piece == null ? 0 : RangeIndex.newest(piece.getValue(), versionMax);
            isKnown = true;
        }
        return version;
    }
}
