package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.text.TimeZoneRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;

/** Operators and functions of intervals (PostgreSQL 15, chapter 9.9). */
final class IntervalFunctions {
    private IntervalFunctions() {}

    static void define(FunctionTable table) {
        alone(table);
        withTimes(table);
        differences(table);
        timesOfDay(table);
        table.one("justify_hours", Type.INTERVAL, Type.INTERVAL, (a, c) -> IntervalMath.justifyHours((Interval) a));
        table.one("justify_days", Type.INTERVAL, Type.INTERVAL, (a, c) -> IntervalMath.justifyDays((Interval) a));
        table.one("justify_interval", Type.INTERVAL, Type.INTERVAL, (a, c) -> IntervalMath.justify((Interval) a));
        table.one("isfinite", Type.INTERVAL, Type.BOOL, (a, c) -> true);
        table.two("extract", Type.TEXT, Type.INTERVAL, Type.NUMERIC, (a, b, c) -> part((String) a, (Interval) b));
        table.two("date_part", Type.TEXT, Type.INTERVAL, Type.FLOAT8,
                (a, b, c) -> part((String) a, (Interval) b).doubleValue());
        table.two("date_trunc", Type.TEXT, Type.INTERVAL, Type.INTERVAL,
                (a, b, c) -> truncate((String) a, (Interval) b));
    }

    private static void alone(FunctionTable table) {
        Type interval = Type.INTERVAL;
        table.infix("+", "interval_pl", interval, interval, interval,
                (a, b, c) -> IntervalMath.add((Interval) a, (Interval) b));
        table.infix("-", "interval_mi", interval, interval, interval,
                (a, b, c) -> IntervalMath.add((Interval) a, IntervalMath.negate((Interval) b)));
        table.prefix("-", "interval_um", interval, interval, (a, c) -> IntervalMath.negate((Interval) a));
        table.infix("*", "interval_mul", interval, Type.FLOAT8, interval,
                (a, b, c) -> IntervalMath.multiply((Interval) a, (Double) b));
        table.infix("*", "mul_d_interval", Type.FLOAT8, interval, interval,
                (a, b, c) -> IntervalMath.multiply((Interval) b, (Double) a));
        table.infix("/", "interval_div", interval, Type.FLOAT8, interval,
                (a, b, c) -> IntervalMath.divide((Interval) a, (Double) b));
    }

    private static void withTimes(FunctionTable table) {
        Type interval = Type.INTERVAL;
        Body2 date = (a, b, c) -> IntervalMath.plus(CastFunctions.midnight((Integer) a), (Interval) b);
        Body2 timestamp = (a, b, c) -> IntervalMath.plus((Long) a, (Interval) b);
        Body2 timestamptz = (a, b, c) -> IntervalMath.plus((Long) a, (Interval) b, zone(c));
        both(table, "date", Type.DATE, Type.TIMESTAMP, date);
        both(table, "timestamp", Type.TIMESTAMP, Type.TIMESTAMP, timestamp);
        table.operator("+", table.stable("timestamptz_pl_interval", List.of(Type.TIMESTAMPTZ, interval),
                Type.TIMESTAMPTZ, timestamptz));
        table.operator("+", table.stable("interval_pl_timestamptz", List.of(interval, Type.TIMESTAMPTZ),
                Type.TIMESTAMPTZ, (Body2) (a, b, c) -> timestamptz.apply(b, a, c)));
        table.operator("-", table.stable("timestamptz_mi_interval", List.of(Type.TIMESTAMPTZ, interval),
                Type.TIMESTAMPTZ, (Body2) (a, b, c) -> timestamptz.apply(a, IntervalMath.negate((Interval) b), c)));
    }

    private static ZoneId zone(EvalContext context) {
        return context.textSettings().timeZone();
    }

    /** Plus in both directions, and minus. */
    private static void both(FunctionTable table, String name, Type type, Type result, Body2 plus) {
        table.infix("+", name + "_pl_interval", type, Type.INTERVAL, result, plus);
        table.infix("+", "interval_pl_" + name, Type.INTERVAL, type, result, (a, b, c) -> plus.apply(b, a, c));
        table.infix("-", name + "_mi_interval", type, Type.INTERVAL, result,
                (a, b, c) -> plus.apply(a, IntervalMath.negate((Interval) b), c));
    }

    /** A time of day goes round the clock; with a date it is a moment. */
    private static void timesOfDay(FunctionTable table) {
        both(table, "time", Type.TIME, Type.TIME, (a, b, c) -> clock((Long) a + ((Interval) b).micros()
                % Instants.MICROS_PER_DAY));
        both(table, "timetz", Type.TIMETZ, Type.TIMETZ, (a, b, c) -> new TimeTz(clock(((TimeTz) a).micros()
                + ((Interval) b).micros() % Instants.MICROS_PER_DAY), ((TimeTz) a).zoneSeconds()));
        table.infix("-", "time_mi_time", Type.TIME, Type.TIME, Type.INTERVAL,
                (a, b, c) -> new Interval(0, 0, (Long) a - (Long) b));
        table.infix("+", "datetime_pl", Type.DATE, Type.TIME, Type.TIMESTAMP,
                (a, b, c) -> moment((Integer) a, (Long) b));
        table.infix("+", "timedate_pl", Type.TIME, Type.DATE, Type.TIMESTAMP,
                (a, b, c) -> moment((Integer) b, (Long) a));
        table.infix("+", "datetimetz_pl", Type.DATE, Type.TIMETZ, Type.TIMESTAMPTZ,
                (a, b, c) -> moment((Integer) a, (TimeTz) b));
        table.infix("+", "timetzdate_pl", Type.TIMETZ, Type.DATE, Type.TIMESTAMPTZ,
                (a, b, c) -> moment((Integer) b, (TimeTz) a));
        table.two("timestamptz", Type.DATE, Type.TIMETZ, Type.TIMESTAMPTZ,
                (a, b, c) -> moment((Integer) a, (TimeTz) b));
        table.two("timestamp", Type.DATE, Type.TIME, Type.TIMESTAMP, (a, b, c) -> moment((Integer) a, (Long) b));
    }

    private static long clock(long micros) {
        return Math.floorMod(micros, Instants.MICROS_PER_DAY);
    }

    private static long moment(int date, long time) {
        long midnight = CastFunctions.midnight(date);
        return IntervalMath.plus(midnight, new Interval(0, 0, time));
    }

    private static long moment(int date, TimeTz time) {
        return moment(date, time.micros() + time.zoneSeconds() * Instants.MICROS_PER_SECOND);
    }

    private static void differences(FunctionTable table) {
        Body2 between = (a, b, c) -> IntervalMath.between((Long) b, (Long) a);
        table.infix("-", "timestamp_mi", Type.TIMESTAMP, Type.TIMESTAMP, Type.INTERVAL, between);
        table.infix("-", "timestamptz_mi", Type.TIMESTAMPTZ, Type.TIMESTAMPTZ, Type.INTERVAL, between);
        table.two("age", Type.TIMESTAMP, Type.TIMESTAMP, Type.INTERVAL,
                (a, b, c) -> IntervalMath.age((Long) b, (Long) a));
        // PostgreSQL calls this immutable, though it looks at the time zone; being pushed to shards, it must not be.
        table.stable("age", List.of(Type.TIMESTAMPTZ, Type.TIMESTAMPTZ), Type.INTERVAL,
                (Body2) (a, b, c) -> IntervalMath.age(TimeZoneRules.local((Long) b, zone(c)),
                        TimeZoneRules.local((Long) a, zone(c))));
        table.stable("age", List.of(Type.TIMESTAMP), Type.INTERVAL,
                (Body1) (a, c) -> IntervalMath.age((Long) a, today(c)));
        table.stable("age", List.of(Type.TIMESTAMPTZ), Type.INTERVAL,
                (Body1) (a, c) -> IntervalMath.age(TimeZoneRules.local((Long) a, zone(c)), today(c)));
    }

    /** Midnight, as a local time. */
    private static long today(EvalContext context) {
        long local = TimeZoneRules.local(context.transactionMicros(), zone(context));
        return local - Math.floorMod(local, Instants.MICROS_PER_DAY);
    }

    private static TimeUnit unit(String name) {
        TimeUnit unit = TimeUnit.named(name);
        if (unit == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                    "unit \"" + name + "\" not recognized for type interval");
        }
        return unit;
    }

    private static StatementError notSupported(String name) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                "unit \"" + name + "\" not supported for type interval");
    }

    private static Numeric part(String name, Interval interval) {
        long time = interval.micros();
        int years = interval.months() / 12;
        return switch (unit(name)) {
            case MICROSECONDS -> Numeric.of(time % Instants.MICROS_PER_MINUTE);
            case MILLISECONDS -> Numeric.of(BigDecimal.valueOf(time % Instants.MICROS_PER_MINUTE, 3));
            case SECOND -> Numeric.of(BigDecimal.valueOf(time % Instants.MICROS_PER_MINUTE, 6));
            case MINUTE -> Numeric.of(time / Instants.MICROS_PER_MINUTE % 60);
            case HOUR -> Numeric.of(time / Instants.MICROS_PER_HOUR);
            case DAY -> Numeric.of(interval.days());
            case MONTH -> Numeric.of(interval.months() % 12);
            case QUARTER -> Numeric.of(interval.months() % 12 / 3 + 1);
            case YEAR -> Numeric.of(years);
            case DECADE -> Numeric.of(years / 10);
            case CENTURY -> Numeric.of(years / 100);
            case MILLENNIUM -> Numeric.of(years / 1_000);
            case EPOCH -> epoch(interval);
            case WEEK, JULIAN, ISO_YEAR, DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR, TIME_ZONE, TIME_ZONE_HOUR,
                    TIME_ZONE_MINUTE ->
                throw notSupported(name);
        };
    }

    /** In seconds: a year has 365.25 days, a month 30. */
    private static Numeric epoch(Interval interval) {
        long seconds = interval.months() / 12 * 31_557_600L + interval.months() % 12 * 2_592_000L
                + interval.days() * 86_400L;
        BigInteger micros = BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(Instants.MICROS_PER_SECOND))
                .add(BigInteger.valueOf(interval.micros()));
        return Numeric.of(new BigDecimal(micros, 6));
    }

    private static Interval truncate(String name, Interval interval) {
        return switch (unit(name)) {
            case MICROSECONDS -> interval;
            case MILLISECONDS -> cut(interval, 1_000);
            case SECOND -> cut(interval, Instants.MICROS_PER_SECOND);
            case MINUTE -> cut(interval, Instants.MICROS_PER_MINUTE);
            case HOUR -> cut(interval, Instants.MICROS_PER_HOUR);
            case DAY -> new Interval(interval.months(), interval.days(), 0);
            case MONTH -> ofMonths(interval, 1);
            case QUARTER -> ofMonths(interval, 3);
            case YEAR -> ofMonths(interval, 12);
            case DECADE -> ofMonths(interval, 120);
            case CENTURY -> ofMonths(interval, 1_200);
            case MILLENNIUM -> ofMonths(interval, 12_000);
            case WEEK -> throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "unit \"week\" not supported for type interval").withDetail(
                            "Months usually have fractional weeks.");
            case JULIAN, ISO_YEAR, DAY_OF_WEEK, ISO_DAY_OF_WEEK, DAY_OF_YEAR, EPOCH ->
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "unit \"" + name + "\" not recognized for type interval");
            case TIME_ZONE, TIME_ZONE_HOUR, TIME_ZONE_MINUTE -> throw notSupported(name);
        };
    }

    private static Interval cut(Interval interval, long unit) {
        return new Interval(interval.months(), interval.days(), interval.micros() / unit * unit);
    }

    private static Interval ofMonths(Interval interval, int unit) {
        return new Interval(interval.months() / unit * unit, 0, 0);
    }
}
