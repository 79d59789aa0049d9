package io.phantomdb.rows.picture;

import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.text.TimeZoneRules;
import java.time.ZoneId;

/**
 * A timestamp or an interval taken apart for to_char.
 *
 * @param interval it is one; then the day of the year is about how many days it has
 * @param year astronomical: 0 is 1 BC
 * @param weekday 0 is Sunday
 * @param julian the Julian day number
 * @param zone null without a time zone
 * @param offsetSeconds east of Greenwich
 */
record TimeView(boolean interval, long year, int month, int day, long hour, int minute, int second, int micros,
        int dayOfYear, int weekday, long julian, String zone, int offsetSeconds) {
    private static final int JULIAN_EPOCH = 2_451_545;

    static TimeView of(long timestamp) {
        return of(timestamp, null, 0);
    }

    static TimeView of(long timestamptz, ZoneId zone, TimeZoneNames names) {
        int offset = TimeZoneRules.offsetSeconds(timestamptz, zone);
        return of(timestamptz + offset * Instants.MICROS_PER_SECOND, names.of(timestamptz, zone), offset);
    }

    /** What a zone's clocks call their time at a moment. */
    @FunctionalInterface
    interface TimeZoneNames {
        String of(long timestamptz, ZoneId zone);
    }

    private static TimeView of(long local, String zone, int offset) {
        long day = Math.floorDiv(local, Instants.MICROS_PER_DAY);
        long time = Math.floorMod(local, Instants.MICROS_PER_DAY);
        Instants.Civil civil = Instants.civil(day);
        return new TimeView(false, civil.year(), civil.month(), civil.day(), time / Instants.MICROS_PER_HOUR,
                (int) (time / Instants.MICROS_PER_MINUTE % 60), (int) (time / Instants.MICROS_PER_SECOND % 60),
                (int) (time % Instants.MICROS_PER_SECOND),
                (int) (day - Instants.day(civil.year(), 1, 1)) + 1, Instants.dayOfWeek(day), day + JULIAN_EPOCH, zone,
                offset);
    }

    static TimeView of(Interval interval) {
        long time = interval.micros();
        int year = interval.months() / 12;
        int month = interval.months() % 12;
        return new TimeView(true, year, month, interval.days(), time / Instants.MICROS_PER_HOUR,
                (int) (time / Instants.MICROS_PER_MINUTE % 60), (int) (time / Instants.MICROS_PER_SECOND % 60),
                (int) (time % Instants.MICROS_PER_SECOND), interval.months() * 30 + interval.days(), 0,
                julian(year, month, interval.days()), null, 0);
    }

    /** As if the months and days of an interval were those of a date; PostgreSQL does the same. */
    private static long julian(int year, int month, int day) {
        long shifted = year + (month > 2 ? 4800L : 4799L);
        long century = shifted / 100;
        long julian = shifted * 365 - 32_167 + shifted / 4 - century + century / 4;
        return julian + 7834L * (month > 2 ? month + 1 : month + 13) / 256 + day;
    }

    /** Days since 2000-01-01. */
    long date() {
        return julian - JULIAN_EPOCH;
    }

    /** Without a sign: BC counts from 1, too. */
    long shownYear(long astronomical) {
        return interval || astronomical > 0 ? astronomical : 1 - astronomical;
    }
}
