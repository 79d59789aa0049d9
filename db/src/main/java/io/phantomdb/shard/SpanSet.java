package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of any number of spans: those that overlap or touch become one, so that a look at a key costs one search. */
final class SpanSet {
    private final TreeMap<Bytes, Span> byStart = new TreeMap<>();

    void add(Span span) {
        if (span.isVoid()) {
            return;
        }
        Span united = span;
        for (Span other = touching(united); other != null; other = touching(united)) {
            byStart.remove(other.start());
            united = united(united, other);
        }
        byStart.put(united.start(), united);
    }

    /** One that shares a key or an edge with this, or null. */
    private Span touching(Span span) {
        Map.Entry<Bytes, Span> last = span.end().isEmpty() ? byStart.lastEntry() : byStart.floorEntry(span.end());
        boolean touches = last != null
                && (last.getValue().end().isEmpty() || last.getValue().end().compareTo(span.start()) >= 0);
        return touches ? last.getValue() : null;
    }

    private static Span united(Span one, Span other) {
        Bytes start = one.start().compareTo(other.start()) <= 0 ? one.start() : other.start();
        boolean isOpen = one.end().isEmpty() || other.end().isEmpty();
        return new Span(start, isOpen ? Bytes.EMPTY : one.end().compareTo(other.end()) >= 0 ? one.end() : other.end());
    }

    boolean contains(Bytes key) {
        Map.Entry<Bytes, Span> before = byStart.floorEntry(key);
        return before != null && before.getValue().contains(key);
    }

    boolean overlaps(Span span) {
        if (contains(span.start())) {
            return !span.isVoid();
        }
        Bytes next = byStart.higherKey(span.start());
        return next != null && (span.end().isEmpty() || next.compareTo(span.end()) < 0);
    }

    /** In the order of their keys, with room between each and the next. */
    List<Span> all() {
        return new ArrayList<>(byStart.values());
    }
}
