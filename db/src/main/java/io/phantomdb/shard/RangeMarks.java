package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The highest timestamp at which any of many ranges was read, as a function of the key that is constant between steps: what
 * ranges overlap is merged when they are raised, so that a look at a key costs one search, however many there are.
 *
 * <pre>
 *   raise [b, d) to 5, [c, f) to 3:    b ─► 5    d ─► 3    f ─► 0
 * </pre>
 */
final class RangeMarks {
    private static final long NONE = 0;

    /** Where a step begins, and the timestamp from there to the next; no two neighbours are the same. */
    private final TreeMap<Bytes, Long> steps = new TreeMap<>();

    void raise(Span span, long timestamp) {
        boundary(span.start());
        if (!span.end().isEmpty()) {
            boundary(span.end());
        }
        for (Map.Entry<Bytes, Long> step : from(span).entrySet()) {
            if (step.getValue() < timestamp) {
                step.setValue(timestamp);
            }
        }
        joinNeighbours(span);
    }

    private void boundary(Bytes key) {
        steps.putIfAbsent(key, at(key));
    }

    /** The steps that begin in the span. */
    private SortedMap<Bytes, Long> from(Span span) {
        return span.end().isEmpty() ? steps.tailMap(span.start()) : steps.subMap(span.start(), span.end());
    }

    private void joinNeighbours(Span span) {
        Map.Entry<Bytes, Long> before = steps.lowerEntry(span.start());
        long last = before == null ? NONE : before.getValue();
        NavigableMap<Bytes, Long> changed = span.end().isEmpty()
                ? steps.tailMap(span.start(), true)
                : steps.subMap(span.start(), true, span.end(), true);
        dropRepeated(changed, last);
    }

    private static void dropRepeated(SortedMap<Bytes, Long> among, long before) {
        long last = before;
        for (Iterator<Long> values = among.values().iterator(); values.hasNext();) {
            long value = values.next();
            if (value == last) {
                values.remove();
            }
            last = value;
        }
    }

    /** 0 if no range with this key was read. */
    long at(Bytes key) {
        Map.Entry<Bytes, Long> step = steps.floorEntry(key);
        return step == null ? NONE : step.getValue();
    }

    /** The highest over all keys of the span. */
    long over(Span span) {
        long highest = at(span.start());
        for (long timestamp : from(span).values()) {
            highest = Math.max(highest, timestamp);
        }
        return highest;
    }

    int size() {
        return steps.size();
    }

    /** Forgets half of the ranges, those that were read at the lowest timestamps; returns the highest of these. */
    long forgetOlderHalf() {
        long[] timestamps = steps.values().stream().mapToLong(Long::longValue).filter(each -> each != NONE).sorted()
                .toArray();
        long median = timestamps.length == 0 ? NONE : timestamps[timestamps.length / 2];
        steps.replaceAll((key, timestamp) -> timestamp <= median ? NONE : timestamp);
        dropRepeated(steps, NONE);
        return median;
    }
}
