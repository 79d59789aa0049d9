package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.text.TimeZoneRules;
import java.time.ZoneId;

/** Arithmetic of intervals, alone and with timestamps (PostgreSQL 15, table 9.32). */
final class IntervalMath {
    private static final int DAYS_PER_MONTH = 30;
    private static final int SECONDS_PER_DAY = 86_400;

    private IntervalMath() {}

    private static StatementError outOfRange() {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
    }

    static Interval add(Interval left, Interval right) {
        try {
            return new Interval(Math.addExact(left.months(), right.months()),
                    Math.addExact(left.days(), right.days()), Math.addExact(left.micros(), right.micros()));
        } catch (ArithmeticException tooLong) {
            throw outOfRange();
        }
    }

    static Interval negate(Interval interval) {
        try {
            return new Interval(Math.negateExact(interval.months()), Math.negateExact(interval.days()),
                    Math.negateExact(interval.micros()));
        } catch (ArithmeticException tooLong) {
            throw outOfRange();
        }
    }

    static Interval multiply(Interval interval, double factor) {
        return scale(interval, interval.months() * factor, interval.days() * factor, interval.micros() * factor);
    }

    /** 22012 if the divisor is zero. */
    static Interval divide(Interval interval, double divisor) {
        if (divisor == 0) {
            throw IntegerFunctions.divisionByZero();
        }
        return scale(interval, interval.months() / divisor, interval.days() / divisor, interval.micros() / divisor);
    }

    /** Fractions of months become days, those of days time. */
    private static Interval scale(Interval interval, double months, double days, double micros) {
        int wholeMonths = toInt(months);
        int wholeDays = toInt(days);
        double monthRest = rounded((months - wholeMonths) * DAYS_PER_MONTH);
        double seconds = rounded((days - wholeDays + monthRest - (int) monthRest) * SECONDS_PER_DAY);
        long moreDays = (int) monthRest;
        if (Math.abs(seconds) >= SECONDS_PER_DAY) {
            moreDays += (int) (seconds / SECONDS_PER_DAY);
            seconds -= (int) (seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY;
        }
        double time = Math.rint(micros + seconds * Instants.MICROS_PER_SECOND);
        if (!(time >= Long.MIN_VALUE && time < -(double) Long.MIN_VALUE)) {
            throw outOfRange();
        }
        return new Interval(wholeMonths, toInt(wholeDays + moreDays), (long) time);
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * 1e6) / 1e6;
    }

    private static int toInt(double value) {
        if (!(value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE)) {
            throw outOfRange();
        }
        return (int) value;
    }

    /** Months first, to the month's last day at most, then days, then time. */
    static long plus(long timestamp, Interval interval) {
        if (Instants.isInfinite(timestamp)) {
            return timestamp;
        }
        return checked(calendarPlus(timestamp, interval), interval.micros());
    }

    /** As clocks in the zone show it; the time is added to the instant. */
    static long plus(long timestamptz, Interval interval, ZoneId zone) {
        if (Instants.isInfinite(timestamptz)) {
            return timestamptz;
        }
        boolean calendar = interval.months() != 0 || interval.days() != 0;
        long moved = calendar
                ? TimeZoneRules.utc(calendarPlus(TimeZoneRules.local(timestamptz, zone), interval), zone)
                : timestamptz;
        return checked(moved, interval.micros());
    }

    private static long checked(long timestamp, long micros) {
        long sum = timestamp + micros;
        if (((timestamp ^ sum) & (micros ^ sum)) < 0 || !Instants.isTimestamp(sum)) {
            throw TimeZoneRules.outOfRange();
        }
        return sum;
    }

    private static long calendarPlus(long timestamp, Interval interval) {
        long day = Math.floorDiv(timestamp, Instants.MICROS_PER_DAY);
        long time = Math.floorMod(timestamp, Instants.MICROS_PER_DAY);
        if (interval.months() != 0) {
            Instants.Civil civil = Instants.civil(day);
            long months = civil.year() * 12L + civil.month() - 1 + interval.months();
            long year = Math.floorDiv(months, 12L);
            int month = (int) Math.floorMod(months, 12L) + 1;
            day = Instants.day(year, month, Math.min(civil.day(), Instants.daysInMonth(year, month)));
        }
        day += interval.days();
        if (day < Instants.DAY_MIN - 1 || day > Instants.TIMESTAMP_DAY_END) {
            throw TimeZoneRules.outOfRange();
        }
        return day * Instants.MICROS_PER_DAY + time;
    }

    /** From one timestamp to another in days and time. */
    static Interval between(long from, long to) {
        if (Instants.isInfinite(from) || Instants.isInfinite(to)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "cannot subtract infinite timestamps");
        }
        return justifyHours(new Interval(0, 0, to - from));
    }

    /** 24 hours become a day; days and time get the same sign. */
    static Interval justifyHours(Interval interval) {
        long days = interval.days() + interval.micros() / Instants.MICROS_PER_DAY;
        long micros = interval.micros() % Instants.MICROS_PER_DAY;
        if (days > 0 && micros < 0) {
            micros += Instants.MICROS_PER_DAY;
            days--;
        } else if (days < 0 && micros > 0) {
            micros -= Instants.MICROS_PER_DAY;
            days++;
        }
        return new Interval(interval.months(), toInt(days), micros);
    }

    /** 30 days become a month; months and days get the same sign. */
    static Interval justifyDays(Interval interval) {
        long months = (long) interval.months() + interval.days() / DAYS_PER_MONTH;
        int days = interval.days() % DAYS_PER_MONTH;
        if (months > 0 && days < 0) {
            days += DAYS_PER_MONTH;
            months--;
        } else if (months < 0 && days > 0) {
            days -= DAYS_PER_MONTH;
            months++;
        }
        return new Interval(toInt(months), days, interval.micros());
    }

    /** Both, and the same sign for all three. */
    static Interval justify(Interval interval) {
        // Months first where days and time add up: the days might not hold them.
        boolean addUp = interval.days() > 0 == interval.micros() > 0;
        Interval whole = justifyDays(justifyHours(addUp ? justifyDays(interval) : interval));
        int months = whole.months();
        int days = whole.days();
        long micros = whole.micros();
        if (months > 0 && (days < 0 || days == 0 && micros < 0)) {
            days += DAYS_PER_MONTH;
            months--;
        } else if (months < 0 && (days > 0 || days == 0 && micros > 0)) {
            days -= DAYS_PER_MONTH;
            months++;
        }
        if (days > 0 && micros < 0) {
            micros += Instants.MICROS_PER_DAY;
            days--;
        } else if (days < 0 && micros > 0) {
            micros -= Instants.MICROS_PER_DAY;
            days++;
        }
        return new Interval(months, days, micros);
    }

    /** From one timestamp to another in years, months, days and time, as one counts an age. */
    static Interval age(long from, long to) {
        if (Instants.isInfinite(from) || Instants.isInfinite(to)) {
            throw TimeZoneRules.outOfRange();
        }
        if (to < from) {
            return negate(age(to, from));
        }
        Instants.Civil start = Instants.civil(Math.floorDiv(from, Instants.MICROS_PER_DAY));
        Instants.Civil end = Instants.civil(Math.floorDiv(to, Instants.MICROS_PER_DAY));
        long micros = Math.floorMod(to, Instants.MICROS_PER_DAY) - Math.floorMod(from, Instants.MICROS_PER_DAY);
        int days = end.day() - start.day();
        int months = (end.year() - start.year()) * 12 + end.month() - start.month();
        if (micros < 0) {
            micros += Instants.MICROS_PER_DAY;
            days--;
        }
        if (days < 0) {
            days += Instants.daysInMonth(start.year(), start.month());
            months--;
        }
        return new Interval(months, days, micros);
    }
}
