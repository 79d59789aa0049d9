package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.picture.Pictures;
import io.phantomdb.rows.text.TimeZoneRules;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Bins, periods, zones and parts of times (PostgreSQL 15, chapter 9.9). */
final class CalendarFunctions {
    private static final String TIME_OF_DAY = "Dy Mon DD HH24:MI:SS.US YYYY TZ";

    private CalendarFunctions() {}

    static void define(FunctionTable table) {
        bins(table);
        overlaps(table);
        construction(table);
        table.pure("timezone(interval, timestamp) timestamptz",
                (Interval offset, Long time) -> TimeZoneRules.utc(time, zone(offset)));
        table.pure("timezone(interval, timestamptz) timestamp",
                (Interval offset, Long time) -> TimeZoneRules.local(time, zone(offset)));
        table.within(Volatility.VOLATILE, "timeofday() text", context -> Pictures.ofTimestamptz(
                context.clockMicros(), TIME_OF_DAY, context.textSettings().timeZone()));
    }

    private static void bins(FunctionTable table) {
        table.pure("date_bin(interval, timestamp, timestamp) timestamp", CalendarFunctions::bin);
        table.pure("date_bin(interval, timestamptz, timestamptz) timestamptz", CalendarFunctions::bin);
    }

    /** The start of the stride, counted from the origin, that the time lies in. */
    private static long bin(Interval stride, long time, long origin) {
        if (Instants.isInfinite(time)) {
            return time;
        }
        if (Instants.isInfinite(origin)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "origin out of range");
        }
        if (stride.months() != 0) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "timestamps cannot be binned into intervals containing months or years");
        }
        long length = strideMicros(stride);
        if (length <= 0) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "stride must be greater than zero");
        }
        try {
            long binned = time - Math.floorMod(Math.subtractExact(time, origin), length);
            if (Instants.isTimestamp(binned)) {
                return binned;
            }
        } catch (ArithmeticException tooFar) {
            throw intervalOutOfRange();
        }
        throw TimeZoneRules.outOfRange();
    }

    private static long strideMicros(Interval stride) {
        try {
            return Math.addExact(Math.multiplyExact(stride.days(), Instants.MICROS_PER_DAY), stride.micros());
        } catch (ArithmeticException tooLong) {
            throw intervalOutOfRange();
        }
    }

    private static StatementError intervalOutOfRange() {
        return new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "interval out of range");
    }

    private static void overlaps(FunctionTable table) {
        for (String type : new String[]{"timestamp", "timestamptz"}) {
            for (String first : new String[]{type, "interval"}) {
                for (String second : new String[]{type, "interval"}) {
                    boolean inZone = type.equals("timestamptz");
                    String prototype = "overlaps(" + String.join(", ", type, first, type, second) + ") bool";
                    Volatility volatility = inZone && (first.equals("interval") || second.equals("interval"))
                            ? Volatility.STABLE
                            : Volatility.IMMUTABLE;
                    define(table, volatility, prototype, (a, context) -> overlap(a, inZone ? context : null));
                }
            }
        }
    }

    private static void define(FunctionTable table, Volatility volatility, String prototype, BodyN body) {
        Prototype of = Prototype.of(prototype);
        table.add(new io.phantomdb.rows.Function(of.name(), of.arguments(), of.result(), volatility, false, body));
    }

    /** Whether two periods, each of a start and an end or a length, share a time; NULL where that depends on a NULL. */
    private static Boolean overlap(Object[] a, EvalContext context) {
        Period one = Period.of((Long) a[0], end(a[0], a[1], context));
        Period other = Period.of((Long) a[2], end(a[2], a[3], context));
        if (one == null || other == null) {
            return null;
        }
        if (one.start > other.start) {
            return one.startsIn(other);
        }
        return one.start < other.start ? other.startsIn(one) : one.hasEnd() && other.hasEnd() ? true : null;
    }

    private static Long end(Object start, Object endOrLength, EvalContext context) {
        if (!(endOrLength instanceof Interval length)) {
            return (Long) endOrLength;
        }
        if (start == null) {
            return null;
        }
        return context == null
                ? IntervalMath.plus((Long) start, length)
                : IntervalMath.plus((Long) start, length, context.textSettings().timeZone());
    }

    /** From one time to another, which may not be known. */
    private record Period(long start, Long end) {
        /** In rising order; a single known time is the start. Null if neither is known. */
        static Period of(Long one, Long other) {
            if (one == null) {
                return other == null ? null : new Period(other, null);
            }
            return other != null && one > other ? new Period(other, one) : new Period(one, other);
        }

        boolean hasEnd() {
            return end != null;
        }

        /** Whether it begins before the other, which begins earlier, is over. */
        Boolean startsIn(Period earlier) {
            if (!earlier.hasEnd()) {
                return null;
            }
            if (start < earlier.end) {
                return true;
            }
            return hasEnd() ? Boolean.FALSE : null;
        }
    }

    private static void construction(FunctionTable table) {
        table.strict(Volatility.IMMUTABLE, "make_interval(int4, int4, int4, int4, int4, int4, float8) interval",
                (BodyN) (a, context) -> makeInterval(a));
        table.strict(Volatility.STABLE, "make_timestamptz(int4, int4, int4, int4, int4, float8, text) timestamptz",
                (BodyN) (a, context) -> TimeZoneRules.utc(TimeParts.makeTimestamp(a), zone((String) a[6])));
    }

    /** Of years, months, weeks, days, hours, minutes and seconds. */
    private static Interval makeInterval(Object[] a) {
        double seconds = (Double) a[6];
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            throw intervalOutOfRange();
        }
        try {
            int months = Math.addExact(Math.multiplyExact((Integer) a[0], 12), (Integer) a[1]);
            int days = Math.addExact(Math.multiplyExact((Integer) a[2], 7), (Integer) a[3]);
            long micros = Math.addExact((Integer) a[4] * Instants.MICROS_PER_HOUR
                    + (Integer) a[5] * Instants.MICROS_PER_MINUTE,
                    (long) Math.rint(seconds * Instants.MICROS_PER_SECOND));
            return new Interval(months, days, micros);
        } catch (ArithmeticException tooLong) {
            throw intervalOutOfRange();
        }
    }

    private static ZoneId zone(String name) {
        ZoneId zone = TimeZoneRules.named(name);
        if (zone == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "time zone \"" + name + "\" not recognized");
        }
        return zone;
    }

    private static ZoneId zone(Interval offset) {
        if (offset.months() != 0 || offset.days() != 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "interval time zone \""
                    + io.phantomdb.rows.text.DatumText.write(io.phantomdb.rows.Type.INTERVAL, offset,
                            io.phantomdb.rows.TextSettings.DEFAULT)
                    + "\" must not include months or days");
        }
        return ZoneOffset.ofTotalSeconds((int) (offset.micros() / Instants.MICROS_PER_SECOND));
    }
}
