package io.phantomdb.rows.picture;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.picture.TimePicture.Calendar;

/** The fields that to_date and to_timestamp have read, 0 where there is none, and the time that they are together. */
final class TimeParse {
    private static final int JULIAN_EPOCH = 2_451_545;
    private static final int OFFSET_HOURS_MAX = 15;

    Calendar calendar = Calendar.ANY;
    boolean twelveHours;
    int afternoon;
    int beforeChrist;
    int hour;
    int minute;
    int second;
    int secondOfDay;
    int weekday;
    int day;
    int dayOfYear;
    int month;
    int millis;
    int micros;
    int year;
    int yearDigits;
    int century;
    int week;
    int weekOfMonth;
    int julian;
    int offsetSign;
    int offsetHours;
    int offsetMinutes;

    private final String source;
    private long dayNumber;
    private long astronomicalYear;
    private boolean hasYear;
    private boolean hasMonth;
    private boolean hasDay;

    TimeParse(String source) {
        this.source = source;
    }

    private StatementError fieldOverflow() {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW,
                "date/time field value out of range: \"" + source + "\"");
    }

    private static StatementError format(String message) {
        return new StatementError(SqlState.INVALID_DATETIME_FORMAT, message);
    }

    /** Microseconds since midnight. */
    long timeMicros() {
        int hours = hour != 0 ? hour : secondOfDay / 3_600;
        int minutes = minute != 0 ? minute : secondOfDay % 3_600 / 60;
        int seconds = second != 0 ? second : secondOfDay % 60;
        if (twelveHours) {
            if (hours < 1 || hours > 12) {
                throw format("hour \"" + hours + "\" is invalid for the 12-hour clock").withHint(
                        "Use the 24-hour clock, or give an hour between 1 and 12.");
            }
            hours = hours % 12 + (afternoon != 0 ? 12 : 0);
        }
        long fraction = millis * 1_000L + micros;
        boolean valid = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60
                && fraction >= 0 && fraction < Instants.MICROS_PER_SECOND;
        if (!valid) {
            throw fieldOverflow();
        }
        return hours * Instants.MICROS_PER_HOUR + minutes * Instants.MICROS_PER_MINUTE
                + seconds * Instants.MICROS_PER_SECOND + fraction;
    }

    /** Days since 2000-01-01; it may lie beyond what a date can be. */
    long date() {
        chooseYear();
        boolean whole = false;
        if (julian != 0) {
            setDate(julian - JULIAN_EPOCH);
            whole = true;
        }
        if (week != 0 && calendar == Calendar.ISO_WEEK) {
            setDate(isoWeekStart(week) + (weekday == 0 ? 0 : weekday > 1 ? weekday - 2 : 6));
            whole = true;
        } else if (week != 0) {
            dayOfYear = (week - 1) * 7 + 1;
        }
        if (weekOfMonth != 0) {
            day = (weekOfMonth - 1) * 7 + 1;
        }
        Instants.Civil civil = whole ? Instants.civil(dayNumber) : new Instants.Civil((int) astronomicalYear, 1, 1);
        civil = new Instants.Civil(civil.year(), month != 0 ? month : civil.month(), day != 0 ? day : civil.day());
        hasMonth |= month != 0;
        hasDay |= day != 0;
        if (dayOfYear != 0 && (civil.month() <= 1 || civil.day() <= 1)) {
            civil = ofDayOfYear(civil);
        }
        validate(civil);
        return Instants.day(civil.year(), civil.month(), civil.day());
    }

    private void setDate(long date) {
        dayNumber = date;
        hasYear = true;
        hasMonth = true;
        hasDay = true;
        astronomicalYear = Instants.civil(date).year();
    }

    /** The Monday of a week of the ISO calendar. */
    private long isoWeekStart(int number) {
        long fourth = Instants.day(astronomicalYear, 1, 4);
        return fourth - Math.floorMod(fourth + 5, 7L) + (number - 1) * 7L;
    }

    private void chooseYear() {
        int signedCentury = beforeChrist != 0 ? -century : century;
        if (year != 0 && century != 0 && yearDigits <= 2) {
            int within = year % 100;
            astronomicalYear = within == 0
                    ? signedCentury * 100L + (signedCentury >= 0 ? 0 : 1)
                    : signedCentury >= 0
                            ? within + (signedCentury - 1) * 100L
                            : (signedCentury + 1) * 100L - within + 1;
        } else if (year != 0) {
            long signed = beforeChrist != 0 ? -(long) year : year;
            astronomicalYear = signed < 0 ? signed + 1 : signed;
        } else if (century != 0) {
            astronomicalYear = signedCentury >= 0 ? (signedCentury - 1) * 100L + 1 : signedCentury * 100L + 1;
        }
        hasYear = year != 0 || century != 0;
    }

    private Instants.Civil ofDayOfYear(Instants.Civil civil) {
        if (civil.year() == 0 && beforeChrist == 0) {
            throw format("cannot calculate day of year without year information");
        }
        hasMonth = true;
        hasDay = true;
        if (calendar == Calendar.ISO_WEEK) {
            hasYear = true;
            return Instants.civil(isoWeekStart(1) - 1 + dayOfYear);
        }
        int daysInYear = Instants.isLeapYear(civil.year()) ? 366 : 365;
        if (dayOfYear > daysInYear) {
            // No month has such a day: validation refuses it.
            return new Instants.Civil(civil.year(), 13, 1);
        }
        Instants.Civil counted = Instants.civil(Instants.day(civil.year(), 1, 1) + dayOfYear - 1);
        return new Instants.Civil(civil.year(), civil.month() <= 1 ? counted.month() : civil.month(),
                civil.day() <= 1 ? counted.day() : civil.day());
    }

    private void validate(Instants.Civil civil) {
        boolean badMonth = hasMonth && (civil.month() < 1 || civil.month() > 12);
        boolean badDay = hasDay && (civil.day() < 1 || civil.day() > 31);
        if (badMonth || badDay || hasYear && hasMonth && hasDay
                && civil.day() > Instants.daysInMonth(civil.year(), civil.month())) {
            throw fieldOverflow();
        }
    }

    boolean hasOffset() {
        return offsetSign != 0;
    }

    /** East of Greenwich. */
    int offsetSeconds() {
        if (offsetHours < 0 || offsetHours > OFFSET_HOURS_MAX || offsetMinutes < 0 || offsetMinutes >= 60) {
            throw new StatementError(SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
                    "time zone displacement out of range: \"" + source + "\"");
        }
        return offsetSign * (offsetHours * 3_600 + offsetMinutes * 60);
    }
}
