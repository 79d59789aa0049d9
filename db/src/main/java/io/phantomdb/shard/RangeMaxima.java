package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The highest of the numbers that many ranges were given, such as timestamps at which they were read, as a function of the
 * key that is constant between steps: what ranges overlap is merged when they are raised, so that a look at a key costs one
 * search, however many there are. Numbers are positive.
 *
 * <pre>
 *   raise [b, d) to 5, [c, f) to 3:    b ─► 5    d ─► 3    f ─► 0
 * </pre>
 */
final class RangeMaxima {
    private static final long NONE = 0;

    /** Where a step begins, and the number from there to the next; no two neighbours are the same. */
    private final TreeMap<Bytes, Long> steps = new TreeMap<>();

    /** No key of the span has a lower number from now on. */
    void raise(Span span, long number) {
        boundary(span.start());
        if (!span.end().isEmpty()) {
            boundary(span.end());
        }
        for (Map.Entry<Bytes, Long> step : from(span).entrySet()) {
            if (step.getValue() < number) {
                step.setValue(number);
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

    /** 0 if no range has this key. */
    long at(Bytes key) {
        Map.Entry<Bytes, Long> step = steps.floorEntry(key);
        return step == null ? NONE : step.getValue();
    }

    /** The highest over all keys of the span. */
    long over(Span span) {
        long highest = at(span.start());
        for (long number : from(span).values()) {
            highest = Math.max(highest, number);
        }
        return highest;
    }

    int size() {
        return steps.size();
    }

    /** Forgets half of the ranges, those with the lowest numbers; returns the highest of these. */
    long forgetLowerHalf() {
        long[] numbers = steps.values().stream().mapToLong(Long::longValue).filter(each -> each != NONE).sorted()
                .toArray();
        long median = numbers.length == 0 ? NONE : numbers[numbers.length / 2];
        forgetUpTo(median);
        return median;
    }

    /** Forgets the ranges with this number or a lower one. */
    void forgetUpTo(long number) {
        steps.replaceAll((key, each) -> each <= number ? NONE : each);
        dropRepeated(steps, NONE);
    }

    void clear() {
        steps.clear();
    }
}
