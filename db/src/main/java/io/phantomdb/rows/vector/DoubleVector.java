package io.phantomdb.rows.vector;

import io.phantomdb.rows.Type;

/** Floating-point numbers of either precision. */
public final class DoubleVector extends Vector {
    private final boolean single;
    private final double[] values = new double[Batch.ROWS_MAX];

    DoubleVector(Type type) {
        this.single = type.equals(Type.FLOAT4);
    }

    public double get(int row) {
        return values[row];
    }

    public void set(int row, double value) {
        values[row] = value;
    }

    @Override
    Object value(int row) {
        return single ? (Object) (float) values[row] : (Object) values[row];
    }

    @Override
    void setValue(int row, Object datum) {
        values[row] = ((Number) datum).doubleValue();
    }
}
