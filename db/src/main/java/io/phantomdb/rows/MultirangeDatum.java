package io.phantomdb.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A set of values of one type as ranges in their order, none of which is empty or touches another (PostgreSQL 15, chapter
 * 8.17). Immutable; {@code equals} compares the very bounds, {@link #compareTo} compares as SQL does: range by range, the shorter
 * first.
 *
 * @param type the multirange type
 */
public record MultirangeDatum(Type type, List<RangeDatum> ranges) implements Comparable<MultirangeDatum> {
    public MultirangeDatum {
        ranges = List.copyOf(ranges);
    }

    /** Of any ranges, in any order. */
    public static MultirangeDatum of(Type type, List<RangeDatum> ranges) {
        List<RangeDatum> sorted = new ArrayList<>(ranges);
        sorted.removeIf(RangeDatum::isEmpty);
        sorted.sort(null);
        List<RangeDatum> merged = new ArrayList<>();
        for (RangeDatum range : sorted) {
            boolean touches = !merged.isEmpty()
                    && (merged.getLast().overlaps(range) || merged.getLast().adjoins(range));
            if (touches) {
                merged.set(merged.size() - 1, merged.getLast().around(range));
            } else {
                merged.add(range);
            }
        }
        return new MultirangeDatum(type, merged);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The smallest range around all; the empty one of nothing. */
    public RangeDatum hull() {
        return isEmpty() ? RangeDatum.empty(type.subtype()) : ranges.getFirst().around(ranges.getLast());
    }

    public boolean contains(Object value) {
        return ranges.stream().anyMatch(range -> range.contains(value));
    }

    public boolean contains(RangeDatum other) {
        return other.isEmpty() || ranges.stream().anyMatch(range -> range.contains(other));
    }

    public boolean contains(MultirangeDatum other) {
        return other.ranges.stream().allMatch(this::contains);
    }

    public boolean overlaps(RangeDatum other) {
        return ranges.stream().anyMatch(range -> range.overlaps(other));
    }

    public boolean overlaps(MultirangeDatum other) {
        int mine = 0;
        int others = 0;
        while (mine < ranges.size() && others < other.ranges.size()) {
            RangeDatum left = ranges.get(mine);
            RangeDatum right = other.ranges.get(others);
            if (left.overlaps(right)) {
                return true;
            }
            if (left.isBefore(right)) {
                mine++;
            } else {
                others++;
            }
        }
        return false;
    }

    public MultirangeDatum union(MultirangeDatum other) {
        List<RangeDatum> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return of(type, all);
    }

    public MultirangeDatum intersection(MultirangeDatum other) {
        List<RangeDatum> shared = new ArrayList<>();
        int mine = 0;
        int others = 0;
        while (mine < ranges.size() && others < other.ranges.size()) {
            RangeDatum left = ranges.get(mine);
            RangeDatum right = other.ranges.get(others);
            shared.add(left.intersection(right));
            if (left.endsWithin(right)) {
                mine++;
            } else {
                others++;
            }
        }
        return of(type, shared);
    }

    public MultirangeDatum minus(MultirangeDatum other) {
        List<RangeDatum> left = new ArrayList<>();
        int others = 0;
        for (RangeDatum range : ranges) {
            while (others < other.ranges.size() && other.ranges.get(others).isBefore(range)) {
                others++;
            }
            RangeDatum rest = range;
            for (int at = others; at < other.ranges.size() && rest.overlaps(other.ranges.get(at)); at++) {
                left.add(rest.before(other.ranges.get(at)));
                rest = rest.after(other.ranges.get(at));
            }
            left.add(rest);
        }
        return of(type, left);
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        return 48 + ranges.stream().mapToInt(RangeDatum::bytes).sum();
    }

    @Override
    public int compareTo(MultirangeDatum other) {
        for (int at = 0; at < ranges.size() && at < other.ranges.size(); at++) {
            int compared = ranges.get(at).compareTo(other.ranges.get(at));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(ranges.size(), other.ranges.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultirangeDatum datum && type.equals(datum.type) && ranges.equals(datum.ranges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, ranges);
    }
}
