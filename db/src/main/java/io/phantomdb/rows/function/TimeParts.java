package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.TimeZoneRules;
import java.math.BigDecimal;
import java.time.ZoneId;

/** Takes timestamps apart, cuts them off and puts them together (PostgreSQL 15, chapters 9.9.1, 9.9.2 and table 9.33). */
final class TimeParts {
    /** The Julian day number of 2000-01-01. */
    private static final int JULIAN_EPOCH = 2_451_545;

    private TimeParts() {}

    private static StatementError notRecognized(String unit, Type type) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                "unit \"" + unit + "\" not recognized for type " + type.sqlName());
    }

    private static StatementError notSupported(String unit, Type type) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                "unit \"" + unit + "\" not supported for type " + type.sqlName());
    }

    private static TimeUnit unit(String name, Type type) {
        TimeUnit unit = TimeUnit.named(name);
        if (unit == null) {
            throw notRecognized(name, type);
        }
        return unit;
    }

    /** A field of a date; null where an infinite one has none. */
    static Numeric ofDate(String name, int date) {
        TimeUnit unit = unit(name, Type.DATE);
        if (unit.isBelowDay()) {
            throw notSupported(name, Type.DATE);
        }
        if (Instants.isInfiniteDate(date)) {
            return infinite(unit, date > 0);
        }
        return switch (unit) {
            case EPOCH -> Numeric.of((date + Instants.EPOCH_SECONDS / 86_400) * 86_400);
            case JULIAN -> Numeric.of((long) date + JULIAN_EPOCH);
            default -> Numeric.of(calendar(unit, date));
        };
    }

    private static Numeric infinite(TimeUnit unit, boolean positive) {
        return unit.isMonotonic() ? positive ? Numeric.INFINITY : Numeric.NEGATIVE_INFINITY : null;
    }

    /** A field of a timestamp, or, with a zone, of a timestamptz as that zone's clocks show it; null where an infinite one has none. */
    static Numeric of(String name, long micros, ZoneId zone) {
        Type type = zone == null ? Type.TIMESTAMP : Type.TIMESTAMPTZ;
        TimeUnit unit = unit(name, type);
        if (zone == null && unit.compareTo(TimeUnit.TIME_ZONE) >= 0) {
            throw notSupported(name, type);
        }
        if (Instants.isInfinite(micros)) {
            return infinite(unit, micros > 0);
        }
        int offset = zone == null ? 0 : TimeZoneRules.offsetSeconds(micros, zone);
        long local = micros + offset * Instants.MICROS_PER_SECOND;
        long day = Math.floorDiv(local, Instants.MICROS_PER_DAY);
        long time = Math.floorMod(local, Instants.MICROS_PER_DAY);
        return switch (unit) {
            case MICROSECONDS -> Numeric.of(time % Instants.MICROS_PER_MINUTE);
            case MILLISECONDS -> scaled(time % Instants.MICROS_PER_MINUTE, 3);
            case SECOND -> scaled(time % Instants.MICROS_PER_MINUTE, 6);
            case MINUTE -> Numeric.of(time / Instants.MICROS_PER_MINUTE % 60);
            case HOUR -> Numeric.of(time / Instants.MICROS_PER_HOUR);
            case EPOCH -> Numeric.of(new BigDecimal(java.math.BigInteger.valueOf(micros).add(
                    java.math.BigInteger.valueOf(Instants.EPOCH_SECONDS * Instants.MICROS_PER_SECOND)), 6));
            case JULIAN -> Numeric.of(day + JULIAN_EPOCH)
                    .add(Numeric.of(time).divide(Numeric.of(Instants.MICROS_PER_DAY)));
            case TIME_ZONE -> Numeric.of(offset);
            case TIME_ZONE_HOUR -> Numeric.of(offset / 3_600);
            case TIME_ZONE_MINUTE -> Numeric.of(offset / 60 % 60);
            default -> Numeric.of(calendar(unit, day));
        };
    }

    private static Numeric scaled(long unscaled, int scale) {
        return Numeric.of(BigDecimal.valueOf(unscaled, scale));
    }

    private static long calendar(TimeUnit unit, long day) {
        Instants.Civil civil = Instants.civil(day);
        long year = civil.year();
        return switch (unit) {
            case DAY -> civil.day();
            case WEEK -> Instants.isoWeek(day).week();
            case MONTH -> civil.month();
            case QUARTER -> (civil.month() - 1) / 3 + 1;
            case YEAR -> year > 0 ? year : year - 1;
            case DECADE -> year >= 0 ? year / 10 : -((8 - (year - 1)) / 10);
            case CENTURY -> year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100);
            case MILLENNIUM -> year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000);
            case ISO_YEAR -> {
                int isoYear = Instants.isoWeek(day).year();
                yield isoYear > 0 ? isoYear : isoYear - 1;
            }
            case DAY_OF_WEEK -> Instants.dayOfWeek(day);
            case ISO_DAY_OF_WEEK -> Instants.dayOfWeek(day) == 0 ? 7 : Instants.dayOfWeek(day);
            case DAY_OF_YEAR -> day - Instants.day(year, 1, 1) + 1;
            case MICROSECONDS, MILLISECONDS, SECOND, MINUTE, HOUR, JULIAN, EPOCH, TIME_ZONE, TIME_ZONE_HOUR,
                    TIME_ZONE_MINUTE ->
                throw io.phantomdb.base.Check.unreachable("a unit of the calendar");
        };
    }

    static boolean isWithinHour(String name) {
        TimeUnit unit = TimeUnit.named(name);
        return unit != null && unit.compareTo(TimeUnit.HOUR) <= 0;
    }

    /** The start of the unit that the timestamp lies in; the type is for messages. */
    static long truncate(String name, long local, Type type) {
        TimeUnit unit = unit(name, type);
        if (Instants.isInfinite(local)) {
            return local;
        }
        return switch (unit) {
            case MICROSECONDS -> local;
            case MILLISECONDS -> local - Math.floorMod(local, 1_000L);
            case SECOND -> local - Math.floorMod(local, Instants.MICROS_PER_SECOND);
            case MINUTE -> local - Math.floorMod(local, Instants.MICROS_PER_MINUTE);
            case HOUR -> local - Math.floorMod(local, Instants.MICROS_PER_HOUR);
            case DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM -> {
                long start = start(unit, Math.floorDiv(local, Instants.MICROS_PER_DAY)) * Instants.MICROS_PER_DAY;
                if (!Instants.isTimestamp(start)) {
                    throw TimeZoneRules.outOfRange();
                }
                yield start;
            }
            case JULIAN, ISO_YEAR, DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR, EPOCH -> throw notRecognized(name, type);
            case TIME_ZONE, TIME_ZONE_HOUR, TIME_ZONE_MINUTE -> throw notSupported(name, type);
        };
    }

    private static long start(TimeUnit unit, long day) {
        Instants.Civil civil = Instants.civil(day);
        long year = civil.year();
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day - Math.floorMod(day + 5, 7L);
            case MONTH -> day - civil.day() + 1;
            case QUARTER -> Instants.day(year, (civil.month() - 1) / 3 * 3 + 1, 1);
            case YEAR -> Instants.day(year, 1, 1);
            case DECADE -> Instants.day(year > 0 ? year / 10 * 10 : -((8 - (year - 1)) / 10 * 10), 1, 1);
            case CENTURY -> Instants.day(
                    year > 0 ? (year + 99) / 100 * 100 - 99 : -((99 - (year - 1)) / 100 * 100) + 1, 1, 1);
            default -> Instants.day(
                    year > 0 ? (year + 999) / 1000 * 1000 - 999 : -((999 - (year - 1)) / 1000 * 1000) + 1, 1, 1);
        };
    }

    /** Negative years are BC. 22008 if there is no such day. */
    static int makeDate(int year, int month, int day) {
        long astronomical = year < 0 ? year + 1L : year;
        boolean valid = year != 0 && month >= 1 && month <= 12 && day >= 1
                && day <= Instants.daysInMonth(astronomical, month);
        if (!valid) {
            throw fieldOverflow("date field value out of range: " + dateText(year, month, day));
        }
        long date = Instants.day(astronomical, month, day);
        if (!Instants.isDate(date)) {
            throw fieldOverflow("date out of range: " + dateText(year, month, day));
        }
        return (int) date;
    }

    private static String dateText(int year, int month, int day) {
        return year + "-" + two(month) + "-" + two(day);
    }

    private static String two(int number) {
        return number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
    }

    private static StatementError fieldOverflow(String message) {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, message);
    }

    /** Of year, month, day, hour, minute and second. */
    static long makeTimestamp(Object[] fields) {
        int date = makeDate((Integer) fields[0], (Integer) fields[1], (Integer) fields[2]);
        long micros = date * Instants.MICROS_PER_DAY
                + makeTime((Integer) fields[3], (Integer) fields[4], (Double) fields[5]);
        if (!Instants.isTimestamp(micros)) {
            throw fieldOverflow("timestamp out of range");
        }
        return micros;
    }

    /** A time of day; the 24th hour has no minutes. */
    static long makeTime(int hour, int minute, double second) {
        boolean valid = hour >= 0 && minute >= 0 && minute < 60 && second >= 0 && second <= 60
                && (hour < 24 || hour == 24 && minute == 0 && second == 0);
        if (!valid) {
            throw fieldOverflow("time field value out of range: " + hour + ":" + two(minute) + ":"
                    + (second < 10 ? "0" : "") + BigDecimal.valueOf(second).stripTrailingZeros().toPlainString());
        }
        return hour * Instants.MICROS_PER_HOUR + minute * Instants.MICROS_PER_MINUTE
                + Math.round(second * Instants.MICROS_PER_SECOND);
    }
}
