package io.phantomdb.rows.function;

import io.phantomdb.base.Bytes;
import io.phantomdb.rows.BitString;
import io.phantomdb.rows.Comparison;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Function;
import io.phantomdb.rows.Function.Body2;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Json;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.TimeTz;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.Volatility;
import io.phantomdb.rows.text.TimeZoneRules;

/** The operators = <> < <= > >= of every type, and across the types that PostgreSQL compares without a cast. */
final class ComparisonFunctions {
    /** Compares two datums; the context is for those whose order depends on the session's time zone. */
    @FunctionalInterface
    private interface Order {
        int compare(Object left, Object right, EvalContext context);
    }

    private ComparisonFunctions() {}

    static void define(FunctionTable table) {
        numbers(table);
        String[] words = {"eq", "ne", "lt", "le", "gt", "ge"};
        all(table, "bool", words, Type.BOOL, Type.BOOL, (a, b, c) -> Boolean.compare((Boolean) a, (Boolean) b));
        String[] textWords = {"eq", "ne", "_lt", "_le", "_gt", "_ge"};
        all(table, "text", textWords, Type.TEXT, Type.TEXT,
                (a, b, c) -> Datums.compareText((String) a, (String) b));
        all(table, "bpchar", words, Type.BPCHAR, Type.BPCHAR, (a, b, c) -> Datums.compare(Type.BPCHAR, a, b));
        all(table, "bytea", words, Type.BYTEA, Type.BYTEA, (a, b, c) -> ((Bytes) a).compareTo((Bytes) b));
        all(table, "numeric_", words, Type.NUMERIC, Type.NUMERIC,
                (a, b, c) -> ((Numeric) a).compareTo((Numeric) b));
        for (Type bits : new Type[]{Type.BIT, Type.VARBIT}) {
            all(table, bits.catalogName(), words, bits, bits, (a, b, c) -> ((BitString) a).compareTo((BitString) b));
        }
        all(table, "uuid_", words, Type.UUID, Type.UUID, (a, b, c) -> Datums.compare(Type.UUID, a, b));
        all(table, "interval_", words, Type.INTERVAL, Type.INTERVAL,
                (a, b, c) -> ((Interval) a).compareTo((Interval) b));
        all(table, "name", words, Type.NAME, Type.NAME, (a, b, c) -> Datums.compareText((String) a, (String) b));
        String[] nameText = {"eq", "ne", "lt", "le", "gt", "ge"};
        both(table, nameText, "name", "text");
        all(table, "char", words, Type.CHAR, Type.CHAR, (a, b, c) -> Datums.compareText((String) a, (String) b));
        all(table, "jsonb_", words, Type.JSONB, Type.JSONB, (a, b, c) -> ((Json) a).compareTo((Json) b));
        all(table, "time_", words, Type.TIME, Type.TIME, (a, b, c) -> Long.compare((Long) a, (Long) b));
        all(table, "timetz_", words, Type.TIMETZ, Type.TIMETZ, (a, b, c) -> ((TimeTz) a).compareTo((TimeTz) b));
        all(table, "record_", words, Type.RECORD, Type.RECORD,
                (a, b, c) -> ((RecordDatum) a).compareTo((RecordDatum) b));
        networks(table, words);
        times(table, words);
    }

    /** Addresses, amounts, and numbers of the log; those of transactions are equal or not. */
    private static void networks(FunctionTable table, String[] words) {
        all(table, "network_", words, Type.INET, Type.INET, order(Type.INET));
        all(table, "macaddr_", words, Type.MACADDR, Type.MACADDR, order(Type.MACADDR));
        all(table, "macaddr8_", words, Type.MACADDR8, Type.MACADDR8, order(Type.MACADDR8));
        all(table, "cash_", words, Type.MONEY, Type.MONEY, order(Type.MONEY));
        all(table, "pg_lsn_", words, Type.PG_LSN, Type.PG_LSN, order(Type.PG_LSN));
        all(table, "xid8", words, Type.XID8, Type.XID8, order(Type.XID8));
        all(table, "tsvector_", words, Type.TSVECTOR, Type.TSVECTOR, order(Type.TSVECTOR));
        all(table, "tsquery_", words, Type.TSQUERY, Type.TSQUERY, order(Type.TSQUERY));
        all(table, "tid", words, Type.TID, Type.TID, order(Type.TID));
        define(table, "xideq", Type.XID, Type.XID, Comparison.EQ, Volatility.IMMUTABLE, order(Type.XID));
        define(table, "xidneq", Type.XID, Type.XID, Comparison.NE, Volatility.IMMUTABLE, order(Type.XID));
        define(table, "cideq", Type.CID, Type.CID, Comparison.EQ, Volatility.IMMUTABLE, order(Type.CID));
        Order numbers = (a, b, c) -> Integer.compare(((Long) a).intValue(), (Integer) b);
        define(table, "xideqint4", Type.XID, Type.INT4, Comparison.EQ, Volatility.IMMUTABLE, numbers);
        define(table, "xidneqint4", Type.XID, Type.INT4, Comparison.NE, Volatility.IMMUTABLE, numbers);
    }

    private static Order order(Type type) {
        return (a, b, c) -> Datums.compare(type, a, b);
    }

    private static void numbers(FunctionTable table) {
        Type[] integers = {Type.INT2, Type.INT4, Type.INT8};
        String[] words = {"eq", "ne", "lt", "le", "gt", "ge"};
        for (Type left : integers) {
            for (Type right : integers) {
                String name = left == right ? left.catalogName() : "int" + left.length() + right.length();
                all(table, name, words, left, right, order(left, right));
            }
        }
        all(table, "oid", words, Type.OID, Type.OID, (a, b, c) -> Long.compare((Long) a, (Long) b));
        Order doubles = (a, b, c) -> Datums.compareDoubles(((Number) a).doubleValue(), ((Number) b).doubleValue());
        all(table, "float4", words, Type.FLOAT4, Type.FLOAT4, doubles);
        all(table, "float8", words, Type.FLOAT8, Type.FLOAT8, doubles);
        all(table, "float48", words, Type.FLOAT4, Type.FLOAT8, doubles);
        all(table, "float84", words, Type.FLOAT8, Type.FLOAT4, doubles);
    }

    private static Order order(Type left, Type right) {
        if (left == Type.INT4 && right == Type.INT4) {
            return (a, b, c) -> Integer.compare((Integer) a, (Integer) b);
        }
        if (left == Type.INT8 && right == Type.INT8) {
            return (a, b, c) -> Long.compare((Long) a, (Long) b);
        }
        return (a, b, c) -> Long.compare(((Number) a).longValue(), ((Number) b).longValue());
    }

    private static void times(FunctionTable table, String[] words) {
        Order longs = (a, b, c) -> Long.compare((Long) a, (Long) b);
        all(table, "date_", words, Type.DATE, Type.DATE, (a, b, c) -> Integer.compare((Integer) a, (Integer) b));
        all(table, "timestamp_", words, Type.TIMESTAMP, Type.TIMESTAMP, longs);
        all(table, "timestamptz_", words, Type.TIMESTAMPTZ, Type.TIMESTAMPTZ, longs);
        both(table, Type.DATE, Type.TIMESTAMP, (a, b, c) -> compareDate((Integer) a, (Long) b));
        both(table, Type.DATE, Type.TIMESTAMPTZ, (a, b, c) -> compareDate((Integer) a, local((Long) b, c)));
        both(table, Type.TIMESTAMP, Type.TIMESTAMPTZ, (a, b, c) -> Long.compare(utc((Long) a, c), (Long) b));
    }

    private static int compareDate(int date, long timestamp) {
        if (Instants.isInfiniteDate(date) || Instants.isInfinite(timestamp)) {
            return Integer.compare(infinity(date), Instants.isInfinite(timestamp) ? Long.signum(timestamp) : 0);
        }
        int days = Long.compare(date, Math.floorDiv(timestamp, Instants.MICROS_PER_DAY));
        return days != 0 ? days : -Long.signum(Math.floorMod(timestamp, Instants.MICROS_PER_DAY));
    }

    private static int infinity(int date) {
        return Instants.isInfiniteDate(date) ? Integer.signum(date) : 0;
    }

    private static long local(long timestamptz, EvalContext context) {
        return TimeZoneRules.local(timestamptz, context.textSettings().timeZone());
    }

    private static long utc(long timestamp, EvalContext context) {
        return TimeZoneRules.utc(timestamp, context.textSettings().timeZone());
    }

    /** name with text and text with name. */
    private static void both(FunctionTable table, String[] words, String name, String text) {
        Order order = (a, b, c) -> Datums.compareText((String) a, (String) b);
        for (Comparison comparison : Comparison.values()) {
            String word = words[comparison.ordinal()];
            define(table, name + word + text, Type.NAME, Type.TEXT, comparison, Volatility.IMMUTABLE, order);
            define(table, text + word + name, Type.TEXT, Type.NAME, comparison, Volatility.IMMUTABLE, order);
        }
    }

    /** Both directions of a comparison across types, named date_lt_timestamp as PostgreSQL does. */
    private static void both(FunctionTable table, Type left, Type right, Order order) {
        Volatility volatility = right == Type.TIMESTAMPTZ ? Volatility.STABLE : Volatility.IMMUTABLE;
        for (Comparison comparison : Comparison.values()) {
            String word = "_" + comparison.name().toLowerCase(java.util.Locale.ROOT) + "_";
            define(table, left.catalogName() + word + right.catalogName(), left, right, comparison, volatility, order);
            define(table, right.catalogName() + word + left.catalogName(), right, left, comparison, volatility,
                    (a, b, c) -> -order.compare(b, a, c));
        }
    }

    private static void all(FunctionTable table, String prefix, String[] words, Type left, Type right, Order order) {
        for (Comparison comparison : Comparison.values()) {
            define(table, prefix + words[comparison.ordinal()], left, right, comparison, Volatility.IMMUTABLE, order);
        }
    }

    private static void define(FunctionTable table, String name, Type left, Type right, Comparison comparison,
            Volatility volatility, Order order) {
        Body2 body = left == right && left == Type.INT4
                ? int4(comparison)
                : left == right && left == Type.INT8 ? int8(comparison) : body(left, right, comparison, order);
        table.operator(comparison.symbol(),
                table.add(Function.comparison(name, left, right, comparison, volatility, body)));
    }

    private static Body2 body(Type left, Type right, Comparison comparison, Order order) {
        return switch (comparison) {
            case EQ -> equality(left, right, order);
            case NE -> (a, b, c) -> order.compare(a, b, c) != 0;
            case LT -> (a, b, c) -> order.compare(a, b, c) < 0;
            case LE -> (a, b, c) -> order.compare(a, b, c) <= 0;
            case GT -> (a, b, c) -> order.compare(a, b, c) > 0;
            case GE -> (a, b, c) -> order.compare(a, b, c) >= 0;
        };
    }

    private static Body2 int4(Comparison comparison) {
        return switch (comparison) {
            case EQ -> (a, b, c) -> (int) a == (int) b;
            case NE -> (a, b, c) -> (int) a != (int) b;
            case LT -> (a, b, c) -> (int) a < (int) b;
            case LE -> (a, b, c) -> (int) a <= (int) b;
            case GT -> (a, b, c) -> (int) a > (int) b;
            case GE -> (a, b, c) -> (int) a >= (int) b;
        };
    }

    private static Body2 int8(Comparison comparison) {
        return switch (comparison) {
            case EQ -> (a, b, c) -> (long) a == (long) b;
            case NE -> (a, b, c) -> (long) a != (long) b;
            case LT -> (a, b, c) -> (long) a < (long) b;
            case LE -> (a, b, c) -> (long) a <= (long) b;
            case GT -> (a, b, c) -> (long) a > (long) b;
            case GE -> (a, b, c) -> (long) a >= (long) b;
        };
    }

    /** Where equal datums are equal objects, that is quickest. */
    private static Body2 equality(Type left, Type right, Order order) {
        boolean objects = left == right && switch (left.kind()) {
            case BOOL, INT2, INT4, INT8, OID, TEXT, BYTEA, DATE, TIMESTAMP, TIMESTAMPTZ, BIT, UUID, NAME, CHAR, TIME,
                    TIMETZ,
                    JSONB, INET, MACADDR, MONEY, XID, XID8, LSN, TID ->
                true;
            case FLOAT4, FLOAT8, NUMERIC, BPCHAR, VARCHAR, UNKNOWN, INTERVAL, ENUM, JSON, JSONPATH, REG, VOID, ARRAY,
                    VECTOR,
                    RANGE, MULTIRANGE, TSVECTOR, TSQUERY, RECORD, PSEUDO ->
                false;
        };
        return objects ? (a, b, c) -> a.equals(b) : (a, b, c) -> order.compare(a, b, c) == 0;
    }
}
