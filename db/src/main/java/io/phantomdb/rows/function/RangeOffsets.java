package io.phantomdb.rows.function;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.EvalContext;
import io.phantomdb.rows.Instants;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/** The sort keys and offsets that RANGE frames know (PostgreSQL 15, pg_amproc with amprocnum 3 of btree). */
public final class RangeOffsets {
    private record Entry(Type key, Type offsetType, Arithmetic arithmetic) implements RangeOffset {
        @Override
        public boolean within(Object value, Object base, Object offset, boolean subtract, boolean less,
                EvalContext context) {
            return arithmetic.within(value, base, offset, subtract, less, context);
        }
    }

    @FunctionalInterface
    private interface Arithmetic {
        boolean within(Object value, Object base, Object offset, boolean subtract, boolean less, EvalContext context);
    }

    private static final List<Entry> ALL = all();

    private RangeOffsets() {}

    private static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (Type offset : List.of(Type.INT8, Type.INT4, Type.INT2)) {
            all.add(new Entry(Type.INT2, offset, RangeOffsets::integers));
            all.add(new Entry(Type.INT4, offset, RangeOffsets::integers));
        }
        all.add(new Entry(Type.INT8, Type.INT8, RangeOffsets::integers));
        all.add(new Entry(Type.FLOAT4, Type.FLOAT8, RangeOffsets::floats));
        all.add(new Entry(Type.FLOAT8, Type.FLOAT8, RangeOffsets::floats));
        all.add(new Entry(Type.NUMERIC, Type.NUMERIC, RangeOffsets::numerics));
        all.add(new Entry(Type.INTERVAL, Type.INTERVAL, RangeOffsets::intervals));
        all.add(new Entry(Type.DATE, Type.INTERVAL, RangeOffsets::dates));
        all.add(new Entry(Type.TIMESTAMP, Type.INTERVAL, RangeOffsets::timestamps));
        all.add(new Entry(Type.TIMESTAMPTZ, Type.INTERVAL, RangeOffsets::zonedTimestamps));
        return List.copyOf(all);
    }

    /**
     * The way to add an offset of that type to a key. An unknown offset is of the key's own type, or of the only one there
     * is. 0A000 if there is none.
     */
    public static RangeOffset find(Type key, Type offset) {
        List<Entry> ofKey = ALL.stream().filter(entry -> entry.key == key).toList();
        if (ofKey.isEmpty()) {
            Type named = key == Type.VARCHAR ? Type.TEXT : key;
            throw unsupported("column type " + named.sqlName());
        }
        Type exact = offset == Type.UNKNOWN && ofKey.size() > 1 ? key : offset;
        List<Entry> fitting = ofKey.stream().filter(entry -> entry.offsetType == exact).toList();
        if (fitting.isEmpty()) {
            fitting = ofKey.stream().filter(
                    entry -> offset == Type.UNKNOWN || Casts.can(offset, entry.offsetType, CastContext.IMPLICIT))
                    .toList();
        }
        if (fitting.isEmpty()) {
            throw unsupported("column type " + key.sqlName() + " and offset type " + offset.sqlName())
                    .withHint("Cast the offset value to an appropriate type.");
        }
        return fitting.getFirst();
    }

    private static StatementError unsupported(String what) {
        return new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                "RANGE with offset PRECEDING/FOLLOWING is not supported for " + what);
    }

    private static void refuseNegative(boolean negative) {
        if (negative) {
            throw new StatementError(SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
                    "invalid preceding or following size in window function");
        }
    }

    private static boolean ordered(int comparison, boolean less) {
        return less ? comparison <= 0 : comparison >= 0;
    }

    private static boolean integers(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        long from = ((Number) base).longValue();
        long by = ((Number) offset).longValue();
        refuseNegative(by < 0);
        long bound = subtract ? from - by : from + by;
        boolean overflowed = subtract ? bound > from : bound < from;
        if (overflowed) {
            return subtract != less;
        }
        return ordered(Long.compare(((Number) value).longValue(), bound), less);
    }

    private static boolean floats(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        double from = ((Number) base).doubleValue();
        double by = ((Number) offset).doubleValue();
        refuseNegative(Double.isNaN(by) || by < 0);
        double at = ((Number) value).doubleValue();
        if (Double.isNaN(at) || Double.isNaN(from)) {
            return ordered(Datums.compareDoubles(at, from), less);
        }
        if (Double.isInfinite(by) && Double.isInfinite(from) && from > 0 == subtract) {
            return true;
        }
        return ordered(Datums.compareDoubles(at, subtract ? from - by : from + by), less);
    }

    private static boolean numerics(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        Numeric at = (Numeric) value;
        Numeric from = (Numeric) base;
        Numeric by = (Numeric) offset;
        refuseNegative(by.isNan() || by.signum() < 0);
        if (at.isNan() || from.isNan()) {
            return ordered(at.compareTo(from), less);
        }
        if (by.isInfinite() && from.isInfinite() && from.signum() > 0 == subtract) {
            return true;
        }
        return ordered(at.compareTo(subtract ? from.subtract(by) : from.add(by)), less);
    }

    private static Interval signed(Object offset, boolean subtract) {
        Interval by = (Interval) offset;
        refuseNegative(by.compareTo(Interval.ZERO) < 0);
        return subtract ? IntervalMath.negate(by) : by;
    }

    private static boolean intervals(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        Interval bound = IntervalMath.add((Interval) base, signed(offset, subtract));
        return ordered(((Interval) value).compareTo(bound), less);
    }

    private static boolean dates(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        return timestamps(timestamp((Integer) value), timestamp((Integer) base), offset, subtract, less, context);
    }

    private static long timestamp(int date) {
        return switch (date) {
            case Instants.DATE_INFINITY -> Instants.INFINITY;
            case Instants.DATE_NEGATIVE_INFINITY -> Instants.NEGATIVE_INFINITY;
            default -> date * Instants.MICROS_PER_DAY;
        };
    }

    private static boolean timestamps(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        long bound = IntervalMath.plus((Long) base, signed(offset, subtract));
        return ordered(Long.compare((Long) value, bound), less);
    }

    private static boolean zonedTimestamps(Object value, Object base, Object offset, boolean subtract, boolean less,
            EvalContext context) {
        long bound = IntervalMath.plus((Long) base, signed(offset, subtract),
                context.textSettings().timeZone());
        return ordered(Long.compare((Long) value, bound), less);
    }
}
