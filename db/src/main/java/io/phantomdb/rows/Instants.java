package io.phantomdb.rows;

/**
 * The arithmetic of dates and timestamps: days and microseconds since 2000-01-01, in the Gregorian calendar stretched
 * both ways, years counted astronomically (0 is 1 BC). Limits are PostgreSQL's (PostgreSQL 15, chapter 8.5).
 */
public final class Instants {
    public static final long MICROS_PER_SECOND = 1_000_000;
    public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

    /** Seconds from 1970-01-01 to 2000-01-01. */
    public static final long EPOCH_SECONDS = 946_684_800;
    private static final int EPOCH_DAYS = 10_957;

    /** Stands for infinity and -infinity among timestamps and dates. */
    public static final long INFINITY = Long.MAX_VALUE;
    public static final long NEGATIVE_INFINITY = Long.MIN_VALUE;
    public static final int DATE_INFINITY = Integer.MAX_VALUE;
    public static final int DATE_NEGATIVE_INFINITY = Integer.MIN_VALUE;

    /** 4714-11-24 BC, the first day of both types: day 0 of the Julian day numbers. */
    public static final int DAY_MIN = -2_451_545;
    /** The day after 294276-12-31. */
    public static final int TIMESTAMP_DAY_END = 106_751_983;
    /** The day after 5874897-12-31. */
    public static final int DATE_DAY_END = 2_145_031_949;
    public static final long TIMESTAMP_MIN = DAY_MIN * MICROS_PER_DAY;
    public static final long TIMESTAMP_END = 9_223_371_331_200_000_000L;

    private Instants() {}

    public static boolean isInfinite(long timestamp) {
        return timestamp == INFINITY || timestamp == NEGATIVE_INFINITY;
    }

    public static boolean isInfiniteDate(int date) {
        return date == DATE_INFINITY || date == DATE_NEGATIVE_INFINITY;
    }

    /** A timestamp that is neither infinite nor beyond the limits. */
    public static boolean isTimestamp(long micros) {
        return micros >= TIMESTAMP_MIN && micros < TIMESTAMP_END;
    }

    public static boolean isDate(long day) {
        return day >= DAY_MIN && day < DATE_DAY_END;
    }

    /** Days since 2000-01-01 of a date of the calendar; month from 1, day from 1, beyond the month's end counts on. */
    public static long day(long year, int month, int day) {
        long shifted = month > 2 ? year : year - 1;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468 - EPOCH_DAYS;
    }

    /** A day of the calendar. */
    public record Civil(int year, int month, int day) {}

    public static Civil civil(long day) {
        long shifted = day + 719_468 + EPOCH_DAYS;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthShifted = (int) ((5 * dayOfYear + 2) / 153);
        int month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
        int dayOfMonth = (int) (dayOfYear - (153L * monthShifted + 2) / 5 + 1);
        return new Civil((int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, dayOfMonth);
    }

    public static boolean isLeapYear(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int daysInMonth(long year, int month) {
        return switch (month) {
            case 2 -> isLeapYear(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** 0 is Sunday. */
    public static int dayOfWeek(long day) {
        return (int) Math.floorMod(day + 6, 7L);
    }

    /** The ISO 8601 year and week of a day. */
    public record IsoWeek(int year, int week) {}

    public static IsoWeek isoWeek(long day) {
        long thursday = day - Math.floorMod(day + 5, 7L) + 3;
        int year = civil(thursday).year();
        return new IsoWeek(year, (int) ((thursday - day(year, 1, 1)) / 7) + 1);
    }
}
