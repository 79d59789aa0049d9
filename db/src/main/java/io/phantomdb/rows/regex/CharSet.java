package io.phantomdb.rows.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of characters, as ranges of code points in rising order that do not touch. Immutable. */
record CharSet(List<Range> ranges) {
    /** Both ends belong to it. */
    record Range(int low, int high) {}

    static final CharSet NOTHING = new CharSet(List.of());
    static final CharSet EVERYTHING = range(0, Character.MAX_CODE_POINT);
    static final CharSet NEWLINE = of('\n');

    /** So many characters of a range have their other case looked up; what is longer is a whole script. */
    private static final int FOLDED_RANGE_MAX = 2_000;

    CharSet {
        ranges = List.copyOf(ranges);
    }

    static CharSet of(int character) {
        return range(character, character);
    }

    static CharSet range(int low, int high) {
        return new CharSet(List.of(new Range(low, high)));
    }

    static CharSet matching(IntPredicate test) {
        List<Range> ranges = new ArrayList<>();
        int low = -1;
        for (int character = 0; character <= Character.MAX_CODE_POINT + 1; character++) {
            boolean inside = character <= Character.MAX_CODE_POINT && test.test(character);
            if (inside && low < 0) {
                low = character;
            } else if (!inside && low >= 0) {
                ranges.add(new Range(low, character - 1));
                low = -1;
            }
        }
        return new CharSet(ranges);
    }

    CharSet union(CharSet other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort(Comparator.comparingInt(Range::low));
        List<Range> joined = new ArrayList<>();
        for (Range range : all) {
            Range last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && range.low <= last.high + 1) {
                joined.set(joined.size() - 1, new Range(last.low, Math.max(last.high, range.high)));
            } else {
                joined.add(range);
            }
        }
        return new CharSet(joined);
    }

    CharSet complement() {
        List<Range> gaps = new ArrayList<>();
        int low = 0;
        for (Range range : ranges) {
            if (range.low > low) {
                gaps.add(new Range(low, range.low - 1));
            }
            low = range.high + 1;
        }
        if (low <= Character.MAX_CODE_POINT) {
            gaps.add(new Range(low, Character.MAX_CODE_POINT));
        }
        return new CharSet(gaps);
    }

    CharSet without(CharSet other) {
        return complement().union(other).complement();
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean isWithin(CharSet other) {
        return without(other).isEmpty();
    }

    /** With the other cases of its letters. */
    CharSet withBothCases() {
        CharSet folded = this;
        for (Range range : ranges) {
            for (int at = range.low; range.high - range.low < FOLDED_RANGE_MAX && at <= range.high; at++) {
                int upper = Character.toUpperCase(at);
                int lower = Character.toLowerCase(at);
                if (upper != lower) {
                    folded = folded.union(of(upper)).union(of(lower));
                }
            }
        }
        return folded;
    }

    /** As a class of re2j. */
    String pattern() {
        if (isEmpty()) {
            return "[^\\x00-\\x{10FFFF}]";
        }
        StringBuilder text = new StringBuilder();
        for (Range range : ranges) {
            text.append(character(range.low));
            if (range.high > range.low) {
                text.append('-').append(character(range.high));
            }
        }
        boolean plain = ranges.size() == 1 && ranges.getFirst().low == ranges.getFirst().high;
        return plain ? text.toString() : "[" + text + "]";
    }

    private static String character(int codePoint) {
        boolean plain = codePoint < 0x80 && Character.isLetterOrDigit(codePoint);
        return plain ? Character.toString(codePoint) : "\\x{" + Integer.toHexString(codePoint) + "}";
    }
}
