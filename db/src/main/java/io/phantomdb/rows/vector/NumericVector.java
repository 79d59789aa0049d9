package io.phantomdb.rows.vector;

import io.phantomdb.rows.Numeric;

/** Numerics: digits and a scale where a long holds the digits, else the numeric itself. */
public final class NumericVector extends Vector {
    private final long[] digits = new long[Batch.ROWS_MAX];
    private final int[] scales = new int[Batch.ROWS_MAX];
    /** Null as long as all are small. */
    private Numeric[] large;

    /** True if digits and scale are all of it. */
    public boolean isSmall(int row) {
        return large == null || large[row] == null;
    }

    public long digits(int row) {
        return digits[row];
    }

    public int scale(int row) {
        return scales[row];
    }

    public Numeric get(int row) {
        return isSmall(row) ? Numeric.of(digits[row], scales[row]) : large[row];
    }

    public void set(int row, long newDigits, int newScale) {
        digits[row] = newDigits;
        scales[row] = newScale;
        if (large != null) {
            large[row] = null;
        }
    }

    public void set(int row, Numeric number) {
        if (number.isSmall()) {
            set(row, number.digits(), number.displayScale());
        } else {
            large = large == null ? new Numeric[Batch.ROWS_MAX] : large;
            large[row] = number;
        }
    }

    @Override
    void forget() {
        large = null;
    }

    @Override
    Object value(int row) {
        return get(row);
    }

    @Override
    void setValue(int row, Object datum) {
        set(row, (Numeric) datum);
    }
}
