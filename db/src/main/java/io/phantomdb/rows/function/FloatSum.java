package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;

/** sum and avg of floating-point numbers, in the order they come. NULL of nothing. */
final class FloatSum implements Accumulator {
    /** What is asked for. */
    enum Result {
        SUM,
        /** In single precision all along. */
        FLOAT4_SUM,
        AVERAGE
    }

    private final Result result;
    private double sum;
    private long count;

    FloatSum(Result result) {
        this.result = result;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            plus(((Number) first).doubleValue(), 1);
        }
    }

    private void plus(double value, long more) {
        double next = result == Result.FLOAT4_SUM ? (float) (sum + value) : sum + value;
        if (Double.isInfinite(next) && !Double.isInfinite(sum) && !Double.isInfinite(value)) {
            throw FloatFunctions.overflow();
        }
        sum = next;
        count += more;
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        return switch (result) {
            case SUM -> (Object) sum;
            case FLOAT4_SUM -> (float) sum;
            case AVERAGE -> sum / count;
        };
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(count).u64(Double.doubleToLongBits(sum));
    }

    @Override
    public void merge(ByteReader from) {
        long more = from.varint();
        plus(Double.longBitsToDouble(from.u64()), more);
    }
}
