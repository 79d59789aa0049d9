package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Interval;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** sum and avg of intervals. NULL of nothing. */
final class IntervalSum implements Accumulator {
    private final boolean average;
    private Interval sum = Interval.ZERO;
    private long count;

    IntervalSum(boolean average) {
        this.average = average;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            sum = IntervalMath.add(sum, (Interval) first);
            count++;
        }
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        return average ? IntervalMath.divide(sum, count) : sum;
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(count);
        DatumBytes.encode(to, Type.INTERVAL, sum);
    }

    @Override
    public void merge(ByteReader from) {
        count += from.varint();
        sum = IntervalMath.add(sum, (Interval) DatumBytes.decode(from, Type.INTERVAL));
    }
}
