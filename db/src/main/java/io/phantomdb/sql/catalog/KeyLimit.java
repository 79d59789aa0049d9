package io.phantomdb.sql.catalog;

import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Type;

/**
 * What is known of one part of a partition key of the rows that a statement asks for.
 *
 * @param lower not below this, or null
 * @param upper not above this, or null
 * @param nullOnly whether it is NULL
 * @param impossible whether it can be nothing at all
 */
public record KeyLimit(Object lower, boolean lowerInclusive, Object upper, boolean upperInclusive, boolean nullOnly,
        boolean noNull, boolean impossible) {
    public static final KeyLimit ANY = new KeyLimit(null, false, null, false, false, false, false);

    public KeyLimit withLower(Type type, Object value, boolean inclusive) {
        int compared = lower == null ? 1 : Datums.compare(type, value, lower);
        boolean isTighter = compared > 0 || compared == 0 && !inclusive;
        KeyLimit next = isTighter
                ? new KeyLimit(value, inclusive, upper, upperInclusive, nullOnly, true, impossible)
                : this;
        return next.checked(type);
    }

    public KeyLimit withUpper(Type type, Object value, boolean inclusive) {
        int compared = upper == null ? -1 : Datums.compare(type, value, upper);
        boolean isTighter = compared < 0 || compared == 0 && !inclusive;
        KeyLimit next = isTighter
                ? new KeyLimit(lower, lowerInclusive, value, inclusive, nullOnly, true, impossible)
                : this;
        return next.checked(type);
    }

    public KeyLimit equalTo(Type type, Object value) {
        return withLower(type, value, true).withUpper(type, value, true);
    }

    public KeyLimit asNull() {
        return new KeyLimit(lower, lowerInclusive, upper, upperInclusive, true, noNull, impossible || noNull);
    }

    public KeyLimit asNoNull() {
        return new KeyLimit(lower, lowerInclusive, upper, upperInclusive, nullOnly, true, impossible || nullOnly);
    }

    /** Nothing compares with NULL. */
    public KeyLimit never() {
        return new KeyLimit(lower, lowerInclusive, upper, upperInclusive, nullOnly, noNull, true);
    }

    private KeyLimit checked(Type type) {
        boolean crossed = false;
        if (lower != null && upper != null) {
            int compared = Datums.compare(type, lower, upper);
            crossed = compared > 0 || compared == 0 && !(lowerInclusive && upperInclusive);
        }
        return nullOnly || crossed ? never() : this;
    }

    boolean isImpossible() {
        return impossible;
    }

    boolean isNullOnly() {
        return nullOnly;
    }

    /** True if there is one value that it can have. */
    boolean isPoint() {
        return nullOnly || lower != null && lower.equals(upper) && lowerInclusive && upperInclusive;
    }

    Object point() {
        return nullOnly ? null : lower;
    }

    /** True if it may be this value; null for NULL. */
    boolean allows(Type type, Object value) {
        if (value == null) {
            return !noNull;
        }
        return !nullOnly && mayReach(type, value) && (lower == null || compareLower(type, value));
    }

    private boolean compareLower(Type type, Object value) {
        int compared = Datums.compare(type, lower, value);
        return compared < 0 || compared == 0 && lowerInclusive;
    }

    /** True if it may be the value or one above it. */
    boolean mayReach(Type type, Object value) {
        if (upper == null) {
            return true;
        }
        int compared = Datums.compare(type, upper, value);
        return compared > 0 || compared == 0 && upperInclusive;
    }

    /** True if it may be below the value, or, if equal parts are decided by what follows, the value. */
    boolean mayBeBelow(Type type, Object value, boolean orEqual) {
        if (lower == null) {
            return true;
        }
        int compared = Datums.compare(type, lower, value);
        return compared < 0 || compared == 0 && lowerInclusive && orEqual;
    }
}
