package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Iterator;
import java.util.Map;

/** Range tombstones as deletions of the first key of each piece of the span they cover; ascending. */
final class TombstoneSource extends Source {
    private final Iterator<Map.Entry<Bytes, long[]>> pieces;
    private final Span span;
    private final Reach reach;

    TombstoneSource(RangeIndex ranges, Span span, Reach reach) {
        Bytes first = ranges.pieces().floorKey(span.start());
        this.pieces = (first == null ? ranges.pieces() : ranges.pieces().tailMap(first, true)).entrySet().iterator();
        this.span = span;
        this.reach = reach;
    }

    @Override
    Cursor.Step advance() {
        while (pieces.hasNext()) {
            Map.Entry<Bytes, long[]> piece = pieces.next();
            Bytes start = piece.getKey();
            if (!span.end().isEmpty() && start.compareTo(span.end()) >= 0) {
                return Cursor.Step.END;
            }
            key = start.compareTo(span.start()) < 0 ? span.start() : start;
            version = RangeIndex.newest(piece.getValue(), reach.versionMax());
            if (version > reach.versionMin()) {
                return Cursor.Step.ROW;
            }
            if (!reach.skip()) {
                return Cursor.Step.PAUSE;
            }
        }
        return Cursor.Step.END;
    }
}
