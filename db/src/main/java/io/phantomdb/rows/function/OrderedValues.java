package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.Datums;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The aggregates over sorted values (PostgreSQL 15, table 9.61). All values are kept until the end; NULLs do not count. The
 * fraction is the same in every row of a group.
 */
final class OrderedValues implements Accumulator {
    private static final int REFERENCE_BYTES = 8;

    /** What is asked for. */
    enum Result {
        /** The value that comes most often, the first of several. */
        MODE,
        /** Between the two values that lie nearest to the fraction. */
        CONTINUOUS,
        /** The first value that the fraction of all values does not go beyond. */
        DISCRETE
    }

    private final Result result;
    private final Type type;
    private final Type fractionType;
    private final Comparator<Object> order;
    private final List<Object> values = new ArrayList<>();
    private Object fraction;
    private long bytes;

    /** The fraction is of that type: a double, or an array of them. */
    OrderedValues(Result result, Type type, Type fractionType, boolean descending) {
        this.result = result;
        this.fractionType = fractionType;
        this.type = type;
        Comparator<Object> rising = (left, right) -> Datums.compare(type, left, right);
        this.order = descending ? rising.reversed() : rising;
    }

    @Override
    public void add(Object first, Object second) {
        fraction = second;
        if (first != null) {
            values.add(first);
            bytes += REFERENCE_BYTES + Datums.bytes(first);
        }
    }

    @Override
    public Object result() {
        if (result != Result.MODE && fraction == null) {
            return null;
        }
        List<Object> sorted = new ArrayList<>(values);
        sorted.sort(order);
        if (result == Result.MODE) {
            return mode(sorted);
        }
        return fraction instanceof ArrayDatum fractions ? percentiles(sorted, fractions) : percentile(sorted, fraction);
    }

    /** One for each of the fractions, in an array of the same shape. */
    private Object percentiles(List<Object> sorted, ArrayDatum fractions) {
        Object[] found = new Object[fractions.size()];
        for (int at = 0; at < found.length; at++) {
            found[at] = percentile(sorted, fractions.element(at));
        }
        return values.isEmpty() ? null : fractions.withElements(type, found);
    }

    private Object percentile(List<Object> sorted, Object wanted) {
        if (wanted == null) {
            return null;
        }
        double part = (Double) wanted;
        checkFraction(part);
        if (sorted.isEmpty()) {
            return null;
        }
        return result == Result.CONTINUOUS
                ? continuous(sorted, part)
                : sorted.get((int) Math.max(1, Math.ceil(part * sorted.size())) - 1);
    }

    private static void checkFraction(double value) {
        if (!(value >= 0 && value <= 1)) {
            String text = io.phantomdb.rows.text.DatumText.write(Type.FLOAT8, value,
                    io.phantomdb.rows.TextSettings.DEFAULT);
            throw new StatementError(SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
                    "percentile value " + text + " is not between 0 and 1");
        }
    }

    private Object mode(List<Object> sorted) {
        Object best = null;
        int bestCount = 0;
        int from = 0;
        for (int at = 1; at <= sorted.size(); at++) {
            if (at == sorted.size() || Datums.compare(type, sorted.get(at), sorted.get(from)) != 0) {
                if (at - from > bestCount) {
                    bestCount = at - from;
                    best = sorted.get(from);
                }
                from = at;
            }
        }
        return best;
    }

    private static Object continuous(List<Object> sorted, double fraction) {
        double place = fraction * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        Object low = sorted.get(below);
        return below == above ? low : between(low, sorted.get(above), place - below);
    }

    private static Object between(Object low, Object high, double part) {
        if (low instanceof Interval from) {
            Interval distance = IntervalMath.add((Interval) high, IntervalMath.negate(from));
            return IntervalMath.add(IntervalMath.multiply(distance, part), from);
        }
        double from = (Double) low;
        return from + part * ((Double) high - from);
    }

    @Override
    public void encode(ByteWriter to) {
        DatumBytes.encode(to, fractionType, fraction);
        to.varint(values.size());
        values.forEach(value -> DatumBytes.encode(to, type, value));
    }

    @Override
    public void merge(ByteReader from) {
        Object other = DatumBytes.decode(from, fractionType);
        long count = from.varint();
        for (long at = 0; at < count; at++) {
            add(DatumBytes.decode(from, type), other);
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
