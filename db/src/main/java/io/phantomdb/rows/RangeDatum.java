package io.phantomdb.rows;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import java.util.Objects;

/**
 * A range of values of one type (PostgreSQL 15, chapter 8.17): its bounds, null where there is none, and whether they
 * belong to it. Those of whole numbers and dates are kept as {@code [lower,upper)}. Immutable; {@code equals} compares the
 * very bounds, {@link #compareTo} compares as SQL does.
 *
 * @param type the range type
 */
public record RangeDatum(Type type, boolean isEmpty, Object lower, boolean lowerInclusive, Object upper,
        boolean upperInclusive) implements Comparable<RangeDatum> {
    /** One end of a range; null for no limit. */
    private record Bound(Object value, boolean inclusive, boolean isLower) {}

    public static RangeDatum empty(Type type) {
        return new RangeDatum(type, true, null, false, null, false);
    }

    /** In its canonical form. 22000 if the lower bound is above the upper one. */
    public static RangeDatum of(Type type, Object lower, boolean lowerInclusive, Object upper, boolean upperInclusive) {
        Type subtype = type.subtype();
        if (lower != null && upper != null) {
            int compared = Datums.compare(subtype, lower, upper);
            if (compared > 0) {
                throw new StatementError(SqlState.DATA_EXCEPTION,
                        "range lower bound must be less than or equal to range upper bound");
            }
            if (compared == 0 && !(lowerInclusive && upperInclusive)) {
                return empty(type);
            }
        }
        return canonical(type, lower, lower != null && lowerInclusive, upper, upper != null && upperInclusive);
    }

    private static RangeDatum canonical(Type type, Object lower, boolean lowerInclusive, Object upper,
            boolean upperInclusive) {
        Type subtype = type.subtype();
        if (!isDiscrete(subtype)) {
            return new RangeDatum(type, false, lower, lowerInclusive, upper, upperInclusive);
        }
        boolean raisesLower = lower != null && !lowerInclusive && !isInfinite(subtype, lower);
        boolean raisesUpper = upper != null && upperInclusive && !isInfinite(subtype, upper);
        Object from = raisesLower ? next(subtype, lower) : lower;
        Object to = raisesUpper ? next(subtype, upper) : upper;
        boolean fromInclusive = lower != null && (raisesLower || lowerInclusive);
        boolean toInclusive = upper != null && !raisesUpper && upperInclusive;
        boolean isEmpty = from != null && to != null && !toInclusive && Datums.compare(subtype, from, to) >= 0;
        return isEmpty ? empty(type) : new RangeDatum(type, false, from, fromInclusive, to, toInclusive);
    }

    private static boolean isDiscrete(Type subtype) {
        return subtype == Type.INT4 || subtype == Type.INT8 || subtype == Type.DATE;
    }

    private static boolean isInfinite(Type subtype, Object value) {
        return subtype == Type.DATE && Instants.isInfiniteDate((Integer) value);
    }

    private static Object next(Type subtype, Object value) {
        if (value instanceof Integer number) {
            boolean isLast = number == Integer.MAX_VALUE || subtype == Type.DATE && !Instants.isDate(number + 1);
            if (isLast) {
                throw subtype == Type.DATE
                        ? new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range")
                        : new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "integer out of range");
            }
            return number + 1;
        }
        if ((Long) value == Long.MAX_VALUE) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "bigint out of range");
        }
        return (Long) value + 1;
    }

    /** Empty before all others, then by the lower bounds, then by the upper ones. */
    @Override
    public int compareTo(RangeDatum other) {
        if (isEmpty || other.isEmpty) {
            return Boolean.compare(other.isEmpty, isEmpty);
        }
        int byLower = compare(low(), other.low());
        return byLower != 0 ? byLower : compare(high(), other.high());
    }

    private Bound low() {
        return new Bound(lower, lowerInclusive, true);
    }

    private Bound high() {
        return new Bound(upper, upperInclusive, false);
    }

    /** PostgreSQL's range_cmp_bounds. */
    private int compare(Bound one, Bound other) {
        if (one.value == null || other.value == null) {
            int left = one.value != null ? 0 : one.isLower ? -1 : 1;
            int right = other.value != null ? 0 : other.isLower ? -1 : 1;
            return Integer.compare(left, right);
        }
        int compared = Datums.compare(type.subtype(), one.value, other.value);
        return compared != 0 ? compared : Integer.compare(offset(one), offset(other));
    }

    /** An excluded bound lies a little inside. */
    private static int offset(Bound bound) {
        return bound.inclusive ? 0 : bound.isLower ? 1 : -1;
    }

    public boolean contains(Object value) {
        if (isEmpty) {
            return false;
        }
        Bound point = new Bound(value, true, true);
        return compare(low(), point) <= 0 && compare(point, high()) <= 0;
    }

    public boolean contains(RangeDatum other) {
        return other.isEmpty
                || !isEmpty && compare(low(), other.low()) <= 0 && compare(other.high(), high()) <= 0;
    }

    public boolean overlaps(RangeDatum other) {
        return !isEmpty && !other.isEmpty && compare(low(), other.high()) <= 0 && compare(other.low(), high()) <= 0;
    }

    /** All of it is before all of the other. */
    public boolean isBefore(RangeDatum other) {
        return !isEmpty && !other.isEmpty && compare(high(), other.low()) < 0;
    }

    /** It does not end after the other. */
    public boolean endsWithin(RangeDatum other) {
        return !isEmpty && !other.isEmpty && compare(high(), other.high()) <= 0;
    }

    /** It does not begin before the other. */
    public boolean beginsWithin(RangeDatum other) {
        return !isEmpty && !other.isEmpty && compare(low(), other.low()) >= 0;
    }

    /** Where one ends the other begins, with nothing between them and nothing in both. */
    public boolean adjoins(RangeDatum other) {
        return !isEmpty && !other.isEmpty && (meets(other) || other.meets(this));
    }

    private boolean meets(RangeDatum next) {
        return upper != null && next.lower != null && upperInclusive != next.lowerInclusive
                && Datums.compare(type.subtype(), upper, next.lower) == 0;
    }

    public RangeDatum intersection(RangeDatum other) {
        if (!overlaps(other)) {
            return empty(type);
        }
        Bound from = compare(low(), other.low()) >= 0 ? low() : other.low();
        Bound to = compare(high(), other.high()) <= 0 ? high() : other.high();
        return of(type, from.value, from.inclusive, to.value, to.inclusive);
    }

    /** The smallest range around both. */
    public RangeDatum around(RangeDatum other) {
        if (isEmpty || other.isEmpty) {
            return isEmpty ? other : this;
        }
        Bound from = compare(low(), other.low()) <= 0 ? low() : other.low();
        Bound to = compare(high(), other.high()) >= 0 ? high() : other.high();
        return of(type, from.value, from.inclusive, to.value, to.inclusive);
    }

    /** Both together; 22000 if something is between them. */
    public RangeDatum union(RangeDatum other) {
        if (!isEmpty && !other.isEmpty && !overlaps(other) && !adjoins(other)) {
            throw new StatementError(SqlState.DATA_EXCEPTION, "result of range union would not be contiguous");
        }
        return around(other);
    }

    /** What of it is not in the other; 22000 if that is two pieces. */
    public RangeDatum minus(RangeDatum other) {
        if (!overlaps(other)) {
            return this;
        }
        boolean begins = compare(low(), other.low()) < 0;
        boolean ends = compare(high(), other.high()) > 0;
        if (begins && ends) {
            throw new StatementError(SqlState.DATA_EXCEPTION, "result of range difference would not be contiguous");
        }
        if (begins) {
            return of(type, lower, lowerInclusive, other.lower, !other.lowerInclusive);
        }
        return ends ? of(type, other.upper, !other.upperInclusive, upper, upperInclusive) : empty(type);
    }

    /** What of it lies before the other, which it overlaps. */
    RangeDatum before(RangeDatum other) {
        return compare(low(), other.low()) >= 0
                ? empty(type)
                : of(type, lower, lowerInclusive, other.lower, !other.lowerInclusive);
    }

    /** What of it lies after the other, which it overlaps. */
    RangeDatum after(RangeDatum other) {
        return compare(high(), other.high()) <= 0
                ? empty(type)
                : of(type, other.upper, !other.upperInclusive, upper, upperInclusive);
    }

    /** About how many bytes of memory it takes. */
    public int bytes() {
        return 48 + Datums.bytes(lower) + Datums.bytes(upper);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangeDatum range && type.equals(range.type) && isEmpty == range.isEmpty
                && lowerInclusive == range.lowerInclusive && upperInclusive == range.upperInclusive
                && Objects.equals(lower, range.lower) && Objects.equals(upper, range.upper);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, lower, upper);
    }
}
