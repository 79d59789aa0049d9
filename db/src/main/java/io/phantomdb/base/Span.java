package io.phantomdb.base;

/**
 * Keys from {@code start} (inclusive) to {@code end} (exclusive); an empty end is no bound at all.
 */
public record Span(Bytes start, Bytes end) {
    public static final Span ALL = new Span(Bytes.EMPTY, Bytes.EMPTY);

    public Span {
        Check.that(end.isEmpty() || start.compareTo(end) <= 0, "a span ends before it starts");
    }

    /** Just this key. */
    public static Span of(Bytes key) {
        return new Span(key, key.successor());
    }

    /** All keys that start with the prefix. */
    public static Span ofPrefix(Bytes prefix) {
        return new Span(prefix, prefix.prefixEnd());
    }

    public boolean contains(Bytes key) {
        return key.compareTo(start) >= 0 && (end.isEmpty() || key.compareTo(end) < 0);
    }

    public boolean contains(Span other) {
        return other.start.compareTo(start) >= 0
                && (end.isEmpty() || !other.end.isEmpty() && other.end.compareTo(end) <= 0);
    }

    public boolean overlaps(Span other) {
        return (end.isEmpty() || other.start.compareTo(end) < 0)
                && (other.end.isEmpty() || start.compareTo(other.end) < 0);
    }

    /** The keys that lie in both; an empty span at this start if there is none. */
    public Span intersect(Span other) {
        if (!overlaps(other)) {
            return new Span(start, start);
        }
        Bytes from = start.compareTo(other.start) >= 0 ? start : other.start;
        Bytes to = end.isEmpty() || !other.end.isEmpty() && other.end.compareTo(end) < 0 ? other.end : end;
        return new Span(from, to);
    }

    /** Holds no key. */
    public boolean isVoid() {
        return !end.isEmpty() && start.compareTo(end) >= 0;
    }
}
