package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** sum and avg that are exact: of numeric, of bigint, and averages of integers. NULL of nothing. */
final class NumericSum implements Accumulator {
    /** Which of the two is asked for. */
    enum Result {
        SUM,
        AVERAGE
    }

    private final Result result;
    private Numeric sum = Numeric.ZERO;
    /** Integers are added up here until that would overflow. */
    private long pending;
    private long count;

    NumericSum(Result result) {
        this.result = result;
    }

    @Override
    public void add(Object first, Object second) {
        if (first == null) {
            return;
        }
        count++;
        if (first instanceof Numeric number) {
            sum = sum.add(number);
            return;
        }
        long value = ((Number) first).longValue();
        long next = pending + value;
        if (((pending ^ next) & (value ^ next)) < 0) {
            sum = sum.add(Numeric.of(pending));
            next = value;
        }
        pending = next;
    }

    private Numeric total() {
        return pending == 0 ? sum : sum.add(Numeric.of(pending));
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        return result == Result.SUM ? total() : total().divide(Numeric.of(count));
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(count);
        DatumBytes.encode(to, Type.NUMERIC, total());
    }

    @Override
    public void merge(ByteReader from) {
        count += from.varint();
        sum = sum.add((Numeric) DatumBytes.decode(from, Type.NUMERIC));
    }
}
