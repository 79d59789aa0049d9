package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body1;
import io.phantomdb.rows.Inet;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.TextSettings;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.DatumText;
import io.phantomdb.rows.text.JsonReader;
import io.phantomdb.rows.text.JsonText;
import io.phantomdb.rows.text.Modifiers;
import io.phantomdb.rows.text.TimeZoneRules;
import java.util.List;

/** The functions behind casts, each named after the type it makes, and those that make datums fit a modifier. */
final class CastFunctions {
    private static final Type[] INTEGERS = {Type.INT2, Type.INT4, Type.INT8};
    private static final Type[] TEXTS = {Type.TEXT, Type.VARCHAR, Type.BPCHAR};

    private CastFunctions() {}

    static void define(FunctionTable table) {
        integers(table);
        fractions(table);
        oids(table);
        times(table);
        texts(table);
        timesOfDay(table);
        catalogs(table);
        jsons(table);
        cast(table, Type.BIT, Type.VARBIT, (a, c) -> a);
        cast(table, Type.VARBIT, Type.BIT, (a, c) -> a);
        networks(table);
        throughText(table);
        modifiers(table);
    }

    private static void cast(FunctionTable table, Type from, Type to, Body1 body) {
        table.one(to.catalogName(), from, to, body);
    }

    private static void integers(FunctionTable table) {
        for (Type from : INTEGERS) {
            for (Type to : INTEGERS) {
                if (from != to) {
                    cast(table, from, to, (a, c) -> IntegerFunctions.narrow(to, ((Number) a).longValue()));
                }
            }
            cast(table, from, Type.NUMERIC, (a, c) -> Numeric.of(((Number) a).longValue()));
            cast(table, from, Type.FLOAT4, (a, c) -> ((Number) a).floatValue());
            cast(table, from, Type.FLOAT8, (a, c) -> ((Number) a).doubleValue());
        }
        cast(table, Type.INT4, Type.BOOL, (a, c) -> (Integer) a != 0);
        cast(table, Type.BOOL, Type.INT4, (a, c) -> (Boolean) a ? 1 : 0);
    }

    private static void fractions(FunctionTable table) {
        for (Type to : INTEGERS) {
            long least = least(to);
            cast(table, Type.NUMERIC, to,
                    (a, c) -> IntegerFunctions.narrow(to, ((Numeric) a).toLong(to, least, -(least + 1))));
            cast(table, Type.FLOAT4, to, (a, c) -> fromDouble(to, (Float) a, least));
            cast(table, Type.FLOAT8, to, (a, c) -> fromDouble(to, (Double) a, least));
        }
        cast(table, Type.NUMERIC, Type.FLOAT8, (a, c) -> toFloat8((Numeric) a));
        cast(table, Type.NUMERIC, Type.FLOAT4, (a, c) -> toFloat4((Numeric) a));
        cast(table, Type.FLOAT4, Type.FLOAT8, (a, c) -> (double) (Float) a);
        cast(table, Type.FLOAT8, Type.FLOAT4, (a, c) -> toFloat4((Double) a));
        cast(table, Type.FLOAT4, Type.NUMERIC, (a, c) -> Numeric.ofFloat((Float) a));
        cast(table, Type.FLOAT8, Type.NUMERIC, (a, c) -> Numeric.ofDouble((Double) a));
    }

    private static long least(Type integer) {
        return switch (integer.kind()) {
            case INT2 -> Short.MIN_VALUE;
            case INT4 -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** Halves go to the even neighbour, as rint does. */
    private static Object fromDouble(Type to, double value, long least) {
        double rounded = Math.rint(value);
        if (!(rounded >= least && rounded < -(double) least)) {
            throw IntegerFunctions.outOfRange(to);
        }
        return IntegerFunctions.narrow(to, (long) rounded);
    }

    static double toFloat8(Numeric number) {
        double value = number.doubleValue();
        if (number.isFinite() && (Double.isInfinite(value) || value == 0 && number.signum() != 0)) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "\"" + number + "\" is out of range for type double precision");
        }
        return value;
    }

    private static float toFloat4(Numeric number) {
        float value = number.isFinite() ? number.decimal().floatValue() : (float) number.doubleValue();
        if (number.isFinite() && (Float.isInfinite(value) || value == 0 && number.signum() != 0)) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "\"" + number + "\" is out of range for type real");
        }
        return value;
    }

    private static float toFloat4(double value) {
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw FloatFunctions.overflow();
        }
        if (narrow == 0 && value != 0) {
            throw FloatFunctions.underflow();
        }
        return narrow;
    }

    private static void oids(FunctionTable table) {
        for (Type from : List.of(Type.INT2, Type.INT4)) {
            cast(table, from, Type.OID, (a, c) -> ((Number) a).intValue() & 0xFFFF_FFFFL);
        }
        cast(table, Type.INT8, Type.OID, (a, c) -> oid((Long) a));
        cast(table, Type.OID, Type.INT4, (a, c) -> ((Long) a).intValue());
        cast(table, Type.OID, Type.INT8, (a, c) -> a);
    }

    private static long oid(long value) {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "OID out of range");
        }
        return value;
    }

    private static void times(FunctionTable table) {
        cast(table, Type.DATE, Type.TIMESTAMP, (a, c) -> midnight((Integer) a));
        cast(table, Type.TIMESTAMP, Type.DATE, (a, c) -> dateOf((Long) a));
        stable(table, Type.DATE, Type.TIMESTAMPTZ,
                (a, c) -> TimeZoneRules.utc(midnight((Integer) a), c.textSettings().timeZone()));
        stable(table, Type.TIMESTAMP, Type.TIMESTAMPTZ,
                (a, c) -> TimeZoneRules.utc((Long) a, c.textSettings().timeZone()));
        stable(table, Type.TIMESTAMPTZ, Type.TIMESTAMP,
                (a, c) -> TimeZoneRules.local((Long) a, c.textSettings().timeZone()));
        stable(table, Type.TIMESTAMPTZ, Type.DATE,
                (a, c) -> dateOf(TimeZoneRules.local((Long) a, c.textSettings().timeZone())));
    }

    private static void timesOfDay(FunctionTable table) {
        cast(table, Type.TIME, Type.INTERVAL, (a, c) -> new Interval(0, 0, (Long) a));
        cast(table, Type.INTERVAL, Type.TIME, (a, c) -> timeOfDay(((Interval) a).micros()));
        cast(table, Type.TIMESTAMP, Type.TIME,
                (a, c) -> Instants.isInfinite((Long) a) ? null : (Object) timeOfDay((Long) a));
        cast(table, Type.TIMETZ, Type.TIME, (a, c) -> ((TimeTz) a).micros());
        stable(table, Type.TIMESTAMPTZ, Type.TIME,
                (a, c) -> Instants.isInfinite((Long) a)
                        ? null
                        : (Object) timeOfDay(TimeZoneRules.local((Long) a, c.textSettings().timeZone())));
        stable(table, Type.TIME, Type.TIMETZ, (a, c) -> new TimeTz((Long) a,
                -TimeZoneRules.offsetSeconds(c.transactionMicros(), c.textSettings().timeZone())));
        stable(table, Type.TIMESTAMPTZ, Type.TIMETZ, (a, c) -> {
            long instant = (Long) a;
            if (Instants.isInfinite(instant)) {
                return null;
            }
            int offset = TimeZoneRules.offsetSeconds(instant, c.textSettings().timeZone());
            return new TimeTz(timeOfDay(instant + offset * Instants.MICROS_PER_SECOND), -offset);
        });
    }

    private static long timeOfDay(long micros) {
        return Math.floorMod(micros, Instants.MICROS_PER_DAY);
    }

    private static void catalogs(FunctionTable table) {
        cast(table, Type.NAME, Type.TEXT, (a, c) -> a);
        cast(table, Type.CHAR, Type.INT4, (a, c) -> ((String) a).isEmpty() ? 0 : (int) (byte) ((String) a).charAt(0));
        cast(table, Type.INT4, Type.CHAR, (a, c) -> character((Integer) a));
        for (Type reg : Type.scalars()) {
            if (reg.kind() == Type.Kind.REG) {
                for (Type from : List.of(Type.INT2, Type.INT4)) {
                    cast(table, from, reg, (a, c) -> ((Number) a).intValue() & 0xFFFF_FFFFL);
                }
                cast(table, Type.INT8, reg, (a, c) -> oid((Long) a));
                cast(table, reg, Type.INT4, (a, c) -> ((Long) a).intValue());
                cast(table, reg, Type.INT8, (a, c) -> a);
            }
        }
    }

    private static String character(int code) {
        if (code < -128 || code > 127) {
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "\"char\" out of range");
        }
        return code == 0 ? "" : String.valueOf((char) (code & 0xFF));
    }

    private static void jsons(FunctionTable table) {
        cast(table, Type.JSON, Type.JSONB, (a, c) -> JsonReader.read((String) a));
        cast(table, Type.JSONB, Type.JSON, (a, c) -> JsonText.write((Json) a));
        cast(table, Type.JSONB, Type.BOOL,
                (a, c) -> a instanceof Json.Bool bool ? bool.value() : notOf((Json) a, Type.BOOL));
        for (Type type : List.of(Type.INT2, Type.INT4, Type.INT8, Type.FLOAT4, Type.FLOAT8)) {
            Body1 narrow = (Body1) table.exact(type.catalogName(), List.of(Type.NUMERIC)).body();
            cast(table, Type.JSONB, type,
                    (a, c) -> a instanceof Json.Number number
                            ? narrow.apply(number.value(), c)
                            : notOf((Json) a, type));
        }
        cast(table, Type.JSONB, Type.NUMERIC,
                (a, c) -> a instanceof Json.Number number ? number.value() : notOf((Json) a, Type.NUMERIC));
    }

    private static Object notOf(Json json, Type type) {
        String kind = switch (json) {
            case Json.Null none -> "null";
            case Json.Text text -> "string";
            case Json.Number number -> "numeric";
            case Json.Bool bool -> "boolean";
            case Json.Array array -> "array";
            case Json.Object object -> "object";
        };
        throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                "cannot cast jsonb " + kind + " to type " + type.sqlName());
    }

    static long midnight(int date) {
        if (Instants.isInfiniteDate(date)) {
            return date > 0 ? Instants.INFINITY : Instants.NEGATIVE_INFINITY;
        }
        if (date >= Instants.TIMESTAMP_DAY_END) {
            throw new StatementError(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range for timestamp");
        }
        return date * Instants.MICROS_PER_DAY;
    }

    static int dateOf(long timestamp) {
        if (Instants.isInfinite(timestamp)) {
            return timestamp > 0 ? Instants.DATE_INFINITY : Instants.DATE_NEGATIVE_INFINITY;
        }
        return (int) Math.floorDiv(timestamp, Instants.MICROS_PER_DAY);
    }

    private static void stable(FunctionTable table, Type from, Type to, Body1 body) {
        table.stable(to.catalogName(), List.of(from), to, body);
    }

    /** An address that becomes text has its length behind it, even that of a host. */
    private static void networks(FunctionTable table) {
        for (Type from : List.of(Type.INET, Type.CIDR)) {
            for (Type text : TEXTS) {
                cast(table, from, text, (a, c) -> NetworkFunctions.text((Inet) a));
            }
        }
        cast(table, Type.INET, Type.CIDR, (a, c) -> ((Inet) a).network());
        cast(table, Type.XID8, Type.XID, (a, c) -> (Long) a & 0xFFFF_FFFFL);
    }

    /** Between strings nothing happens, but that char(n) loses its padding on the way to the others. */
    private static void texts(FunctionTable table) {
        for (Type from : TEXTS) {
            for (Type to : TEXTS) {
                boolean strips = from == Type.BPCHAR && to != Type.BPCHAR;
                cast(table, from, to, strips ? (a, c) -> Datums.withoutPadding((String) a) : (a, c) -> a);
            }
        }
        for (Type to : TEXTS) {
            cast(table, Type.UNKNOWN, to, (a, c) -> a);
            cast(table, Type.BOOL, to, (a, c) -> (Boolean) a ? "true" : "false");
        }
    }

    private static void throughText(FunctionTable table) {
        for (Type type : Type.scalars()) {
            if (type.isText()) {
                continue;
            }
            Volatility volatility = DatumText.dependsOnSession(type) ? Volatility.STABLE : Volatility.IMMUTABLE;
            for (Type text : TEXTS) {
                define(table, text, type, volatility, reader(text, type));
                if (table.exact(text.catalogName(), List.of(type)) == null) {
                    define(table, type, text, volatility, writer(type));
                }
            }
            define(table, Type.UNKNOWN, type, volatility, reader(Type.UNKNOWN, type));
        }
    }

    private static Body1 writer(Type from) {
        return DatumText.dependsOnSession(from)
                ? (a, c) -> DatumText.write(from, a, c.textSettings())
                : (a, c) -> DatumText.write(from, a, TextSettings.DEFAULT);
    }

    private static Body1 reader(Type from, Type to) {
        return from == Type.BPCHAR
                ? (a, c) -> DatumText.read(to, Datums.withoutPadding((String) a), c)
                : (a, c) -> DatumText.read(to, (String) a, c);
    }

    private static void define(FunctionTable table, Type from, Type to, Volatility volatility, Body1 body) {
        table.add(new Function(to.catalogName(), List.of(from), to, volatility, true, body));
    }

    private static void modifiers(FunctionTable table) {
        for (Type text : List.of(Type.VARCHAR, Type.BPCHAR, Type.BIT, Type.VARBIT)) {
            table.three(text.catalogName(), List.of(text, Type.INT4, Type.BOOL), text,
                    (a, b, d, c) -> Modifiers.fit(new ColumnType(text, (Integer) b), a, (Boolean) d));
        }
        for (Type type : List.of(Type.NUMERIC, Type.INTERVAL, Type.TIME, Type.TIMETZ, Type.TIMESTAMP,
                Type.TIMESTAMPTZ)) {
            table.two(type.catalogName(), type, Type.INT4, type,
                    (a, b, c) -> Modifiers.fit(new ColumnType(type, (Integer) b), a, false));
        }
    }
}
