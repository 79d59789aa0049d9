package io.phantomdb.rows.function;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.rows.Accumulator;
import io.phantomdb.rows.Numeric;
import io.phantomdb.rows.Type;
import io.phantomdb.rows.codec.DatumBytes;

/** The variance and its root, exactly: from the sum and the sum of squares. NULL of too few values. */
final class NumericDeviation implements Accumulator {
    private final Deviation result;
    private Numeric sum = Numeric.ZERO;
    private Numeric squares = Numeric.ZERO;
    private long count;

    NumericDeviation(Deviation result) {
        this.result = result;
    }

    @Override
    public void add(Object first, Object second) {
        if (first != null) {
            Numeric number = first instanceof Numeric numeric ? numeric : Numeric.of(((Number) first).longValue());
            sum = sum.add(number);
            squares = squares.add(number.multiply(number));
            count++;
        }
    }

    @Override
    public Object result() {
        if (count == 0 || result.ofSample() && count == 1) {
            return null;
        }
        Numeric number = Numeric.of(count);
        Numeric spread = number.multiply(squares).subtract(sum.multiply(sum));
        if (spread.isFinite() && spread.signum() <= 0) {
            return Numeric.ZERO;
        }
        Numeric divisor = number.multiply(result.ofSample() ? Numeric.of(count - 1) : number);
        if (!spread.isFinite()) {
            return Numeric.NAN;
        }
        Numeric variance = spread.divide(divisor);
        return result.isDeviation() ? NumericMath.squareRoot(variance.decimal(), variance.displayScale()) : variance;
    }

    @Override
    public void encode(ByteWriter to) {
        to.varint(count);
        DatumBytes.encode(to, Type.NUMERIC, sum);
        DatumBytes.encode(to, Type.NUMERIC, squares);
    }

    @Override
    public void merge(ByteReader from) {
        count += from.varint();
        sum = sum.add((Numeric) DatumBytes.decode(from, Type.NUMERIC));
        squares = squares.add((Numeric) DatumBytes.decode(from, Type.NUMERIC));
    }
}
