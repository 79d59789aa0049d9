package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.NumberAccumulator;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** sum and avg that are exact: of numeric, of bigint, and averages of integers. NULL of nothing. */
final class NumericSum implements NumberAccumulator {
    /** Which of the two is asked for. */
    enum Result {
        SUM,
        AVERAGE
    }

    private final Result result;
    private Numeric sum = Numeric.ZERO;
    /** Small numbers are added up here, as digits of one scale, until that would overflow. */
    private long pending;
    private int pendingScale;
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
        if (!(first instanceof Numeric number)) {
            pend(((Number) first).longValue(), 0);
        } else if (number.isSmall()) {
            pend(number.digits(), number.displayScale());
        } else {
            sum = sum.add(number);
        }
    }

    @Override
    public void addInteger(long value) {
        count++;
        pend(value, 0);
    }

    @Override
    public void addNumeric(long digits, int scale) {
        count++;
        pend(digits, scale);
    }

    private void pend(long digits, int scale) {
        if (digits == 0 && scale <= pendingScale) {
            return;
        }
        long next = pending + digits;
        boolean overflows = ((pending ^ next) & (digits ^ next)) < 0;
        if (scale != pendingScale || overflows) {
            sum = total();
            next = digits;
            pendingScale = scale;
        }
        pending = next;
    }

    private Numeric total() {
        return sum.add(Numeric.of(pending, pendingScale));
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
