package io.phantomdb.rows;

/**
 * A length of time as PostgreSQL keeps it: months, days and microseconds apart, for a month is not always as long, nor is a
 * day (PostgreSQL 15, chapter 8.5.4). Compared, a month has 30 days and a day 24 hours; {@code equals} compares the parts.
 */
public record Interval(int months, int days, long micros) implements Comparable<Interval> {
    public static final Interval ZERO = new Interval(0, 0, 0);

    private static final int DAYS_PER_MONTH = 30;

    /** All of it in days of 24 hours, rounded down. */
    public long wholeDays() {
        return (long) months * DAYS_PER_MONTH + days + Math.floorDiv(micros, Instants.MICROS_PER_DAY);
    }

    /** What is left of it after {@link #wholeDays}. */
    public long microsOfDay() {
        return Math.floorMod(micros, Instants.MICROS_PER_DAY);
    }

    /** The interval of so many days of 24 hours and a rest: one of those that compare as equal. */
    public static Interval ofDays(long wholeDays, long microsOfDay) {
        long months = Math.clamp(wholeDays / DAYS_PER_MONTH, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new Interval((int) months, (int) (wholeDays - months * DAYS_PER_MONTH), microsOfDay);
    }

    @Override
    public int compareTo(Interval other) {
        int byDays = Long.compare(wholeDays(), other.wholeDays());
        return byDays != 0 ? byDays : Long.compare(microsOfDay(), other.microsOfDay());
    }
}
