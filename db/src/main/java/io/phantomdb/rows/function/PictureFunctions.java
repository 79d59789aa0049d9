package io.phantomdb.rows.function;

import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.picture.Pictures;

/** to_char and its kin (PostgreSQL 15, chapter 9.8). PostgreSQL calls all of them stable, for the names that depend on settings. */
final class PictureFunctions {
    private PictureFunctions() {}

    static void define(FunctionTable table) {
        table.within(Volatility.STABLE, "to_char(timestamp, text) text",
                (Long time, String picture, EvalContext context) -> Pictures.ofTimestamp(time, picture));
        table.within(Volatility.STABLE, "to_char(timestamptz, text) text",
                (Long time, String picture, EvalContext context) -> Pictures.ofTimestamptz(time, picture,
                        context.textSettings().timeZone()));
        table.within(Volatility.STABLE, "to_char(interval, text) text",
                (Interval interval, String picture, EvalContext context) -> Pictures.ofInterval(interval, picture));
        table.within(Volatility.STABLE, "to_char(int4, text) text",
                (Integer number, String picture, EvalContext context) -> Pictures.ofInteger(number, picture));
        table.within(Volatility.STABLE, "to_char(int8, text) text",
                (Long number, String picture, EvalContext context) -> Pictures.ofInteger(number, picture));
        table.within(Volatility.STABLE, "to_char(numeric, text) text",
                (Numeric number, String picture, EvalContext context) -> Pictures.ofNumeric(number, picture));
        table.within(Volatility.STABLE, "to_char(float4, text) text",
                (Float number, String picture, EvalContext context) -> Pictures.ofDouble(number, 6, picture));
        table.within(Volatility.STABLE, "to_char(float8, text) text",
                (Double number, String picture, EvalContext context) -> Pictures.ofDouble(number, 15, picture));
        table.within(Volatility.STABLE, "to_date(text, text) date",
                (String text, String picture, EvalContext context) -> Pictures.toDate(text, picture));
        table.within(Volatility.STABLE, "to_timestamp(text, text) timestamptz",
                (String text, String picture, EvalContext context) -> Pictures.toTimestamptz(text, picture,
                        context.textSettings().timeZone()));
        table.within(Volatility.STABLE, "to_number(text, text) numeric",
                (String text, String picture, EvalContext context) -> Pictures.toNumber(text, picture));
    }
}
