package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body0;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Function.BodyN;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.TimeZoneRules;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Functions and operators of dates and timestamps (PostgreSQL 15, chapter 9.9). */
final class TimeFunctions {
    private TimeFunctions() {}

    static void define(FunctionTable table) {
        clocks(table);
        dates(table);
        fields(table);
        truncation(table);
        zones(table);
        construction(table);
        for (Type type : List.of(Type.DATE, Type.TIMESTAMP, Type.TIMESTAMPTZ)) {
            table.one("isfinite", type, Type.BOOL, (a, c) -> !isInfinite(a));
        }
    }

    private static boolean isInfinite(Object datum) {
        return datum instanceof Integer date ? Instants.isInfiniteDate(date) : Instants.isInfinite((Long) datum);
    }

    private static void clocks(FunctionTable table) {
        for (String name : List.of("now", "transaction_timestamp")) {
            table.stable(name, List.of(), Type.TIMESTAMPTZ, (Body0) EvalContext::transactionMicros);
        }
        table.stable("statement_timestamp", List.of(), Type.TIMESTAMPTZ, (Body0) EvalContext::statementMicros);
        table.add(new Function("clock_timestamp", List.of(), Type.TIMESTAMPTZ, Volatility.VOLATILE, true,
                (Body0) EvalContext::clockMicros));
    }

    private static void dates(FunctionTable table) {
        table.infix("+", "date_pli", Type.DATE, Type.INT4, Type.DATE, (a, b, c) -> plus((Integer) a, (Integer) b));
        table.infix("+", "integer_pl_date", Type.INT4, Type.DATE, Type.DATE,
                (a, b, c) -> plus((Integer) b, (Integer) a));
        table.infix("-", "date_mii", Type.DATE, Type.INT4, Type.DATE,
                (a, b, c) -> plus((Integer) a, -(long) (Integer) b));
        table.infix("-", "date_mi", Type.DATE, Type.DATE, Type.INT4, (a, b, c) -> {
            if (isInfinite(a) || isInfinite(b)) {
                throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "cannot subtract infinite dates");
            }
            return (Integer) a - (Integer) b;
        });
    }

    private static int plus(int date, long days) {
        if (Instants.isInfiniteDate(date)) {
            return date;
        }
        long sum = date + days;
        if (!Instants.isDate(sum)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range");
        }
        return (int) sum;
    }

    private static void fields(FunctionTable table) {
        Body2 date = (a, b, c) -> TimeParts.ofDate((String) a, (Integer) b);
        Body2 timestamp = (a, b, c) -> TimeParts.of((String) a, (Long) b, null);
        Body2 timestamptz = (a, b, c) -> TimeParts.of((String) a, (Long) b, c.textSettings().timeZone());
        table.two("extract", Type.TEXT, Type.DATE, Type.NUMERIC, date);
        table.two("extract", Type.TEXT, Type.TIMESTAMP, Type.NUMERIC, timestamp);
        table.stable("extract", List.of(Type.TEXT, Type.TIMESTAMPTZ), Type.NUMERIC, timestamptz);
        table.two("date_part", Type.TEXT, Type.DATE, Type.FLOAT8, asDouble(
                (a, b, c) -> TimeParts.of((String) a, CastFunctions.midnight((Integer) b), null)));
        table.two("date_part", Type.TEXT, Type.TIMESTAMP, Type.FLOAT8, asDouble(timestamp));
        table.stable("date_part", List.of(Type.TEXT, Type.TIMESTAMPTZ), Type.FLOAT8, asDouble(timestamptz));
    }

    private static Body2 asDouble(Body2 numeric) {
        return (a, b, c) -> {
            Numeric value = (Numeric) numeric.apply(a, b, c);
            return value == null ? null : (Object) value.doubleValue();
        };
    }

    private static void truncation(FunctionTable table) {
        table.two("date_trunc", Type.TEXT, Type.TIMESTAMP, Type.TIMESTAMP,
                (a, b, c) -> TimeParts.truncate((String) a, (Long) b, Type.TIMESTAMP));
        table.stable("date_trunc", List.of(Type.TEXT, Type.TIMESTAMPTZ), Type.TIMESTAMPTZ,
                (Body2) (a, b, c) -> truncate((String) a, (Long) b, c.textSettings().timeZone()));
        table.stable("date_trunc", List.of(Type.TEXT, Type.TIMESTAMPTZ, Type.TEXT), Type.TIMESTAMPTZ,
                (Function.Body3) (a, b, d, c) -> truncate((String) a, (Long) b, zone((String) d)));
    }

    private static long truncate(String unit, long timestamptz, ZoneId zone) {
        long local = TimeZoneRules.local(timestamptz, zone);
        long truncated = TimeParts.truncate(unit, local, Type.TIMESTAMPTZ);
        if (local - truncated < Instants.MICROS_PER_HOUR && TimeParts.isWithinHour(unit)) {
            // Below an hour the offset stays what it is, also where a local time comes twice.
            return timestamptz - (local - truncated);
        }
        return TimeZoneRules.utc(truncated, zone);
    }

    private static void zones(FunctionTable table) {
        table.two("timezone", Type.TEXT, Type.TIMESTAMP, Type.TIMESTAMPTZ,
                (a, b, c) -> TimeZoneRules.utc((Long) b, zone((String) a)));
        table.two("timezone", Type.TEXT, Type.TIMESTAMPTZ, Type.TIMESTAMP,
                (a, b, c) -> TimeZoneRules.local((Long) b, zone((String) a)));
    }

    private static ZoneId zone(String name) {
        ZoneId zone = TimeZoneRules.named(name);
        if (zone == null) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "time zone \"" + name + "\" not recognized");
        }
        return zone;
    }

    private static void construction(FunctionTable table) {
        table.three("make_date", List.of(Type.INT4, Type.INT4, Type.INT4), Type.DATE,
                (a, b, d, c) -> TimeParts.makeDate((Integer) a, (Integer) b, (Integer) d));
        List<Type> six = List.of(Type.INT4, Type.INT4, Type.INT4, Type.INT4, Type.INT4, Type.FLOAT8);
        table.add(new Function("make_timestamp", six, Type.TIMESTAMP, Volatility.IMMUTABLE, true,
                (BodyN) (a, c) -> TimeParts.makeTimestamp(a)));
        table.add(new Function("make_timestamptz", six, Type.TIMESTAMPTZ, Volatility.STABLE, true,
                (BodyN) (a, c) -> TimeZoneRules.utc(TimeParts.makeTimestamp(a), c.textSettings().timeZone())));
        table.pure("make_time(int4, int4, float8) time", TimeParts::makeTime);
        table.one("to_timestamp", Type.FLOAT8, Type.TIMESTAMPTZ, (a, c) -> ofEpochSeconds((Double) a));
    }

    private static long ofEpochSeconds(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp cannot be NaN");
        }
        if (Double.isInfinite(seconds)) {
            return seconds > 0 ? Instants.INFINITY : Instants.NEGATIVE_INFINITY;
        }
        double micros = Math.rint((seconds - Instants.EPOCH_SECONDS) * Instants.MICROS_PER_SECOND);
        if (!(micros >= Instants.TIMESTAMP_MIN && micros < Instants.TIMESTAMP_END)) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW,
                    "timestamp out of range: \"" + new BigDecimal(seconds).toPlainString() + "\"");
        }
        return (long) micros;
    }
}
