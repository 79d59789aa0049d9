package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Read marks (DESIGN §5 rule 2): for keys and ranges the highest timestamp at which they were read. Nothing may be written
 * at or below a mark. Bounded: what was raised longest ago, or lowest, merges into the low-water mark, which holds for every key;
 * too high a mark is always safe.
 */
final class Marks {
    private final int pointsMax;
    private final int stepsMax;
    private final LinkedHashMap<Bytes, Long> points = new LinkedHashMap<>();
    private final RangeMaxima ranges = new RangeMaxima();
    private long lowWater;

    /** The floor: a number that was asked of the oracle after this leader's election. */
    Marks(long floor, int pointsMax, int stepsMax) {
        this.lowWater = floor;
        this.pointsMax = pointsMax;
        this.stepsMax = stepsMax;
    }

    void raise(Bytes key, long timestamp) {
        if (timestamp <= lowWater) {
            return;
        }
        Long before = points.remove(key);
        points.put(key, before == null ? timestamp : Math.max(before, timestamp));
        if (points.size() > pointsMax) {
            Iterator<Map.Entry<Bytes, Long>> oldest = points.entrySet().iterator();
            lowWater = Math.max(lowWater, oldest.next().getValue());
            oldest.remove();
        }
    }

    void raise(Span span, long timestamp) {
        if (timestamp <= lowWater || span.isVoid()) {
            return;
        }
        ranges.raise(span, timestamp);
        while (ranges.size() > stepsMax) {
            lowWater = Math.max(lowWater, ranges.forgetLowerHalf());
        }
    }

    /** The highest timestamp at which this key may have been read. */
    long at(Bytes key) {
        Long point = points.get(key);
        long highest = point == null ? lowWater : Math.max(lowWater, point);
        return Math.max(highest, ranges.at(key));
    }

    /** The highest timestamp at which any key of the span may have been read. */
    long over(Span span) {
        long highest = Math.max(lowWater, ranges.over(span));
        for (Map.Entry<Bytes, Long> point : points.entrySet()) {
            if (point.getValue() > highest && span.contains(point.getKey())) {
                highest = point.getValue();
            }
        }
        return highest;
    }
}
