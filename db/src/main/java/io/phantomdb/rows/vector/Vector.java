package io.phantomdb.rows.vector;

import io.phantomdb.rows.Type;
import java.util.Arrays;

/** The values of one column, row by row of a batch. Overwritten by the next batch. */
public abstract sealed class Vector permits LongVector, DoubleVector, NumericVector, TextVector, DatumVector {
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
    private boolean hasNulls;

    /** In the form that suits values of the type. */
    public static Vector of(Type type) {
        return switch (type.kind()) {
            case BOOL, INT2, INT4, DATE, INT8, TIME, TIMESTAMP, TIMESTAMPTZ -> new LongVector(type);
            case FLOAT4, FLOAT8 -> new DoubleVector(type);
            case NUMERIC -> new NumericVector();
            case TEXT, VARCHAR, BPCHAR -> new TextVector();
            default -> new DatumVector();
        };
    }

    public final boolean isNull(int row) {
        return hasNulls && nulls[row];
    }

    public final void setNull(int row) {
        nulls[row] = true;
        hasNulls = true;
    }

    /** Whether any row of the batch may be NULL. */
    public final boolean hasNulls() {
        return hasNulls;
    }

    /** For the rows of another batch. */
    public final void clear() {
        if (hasNulls) {
            Arrays.fill(nulls, false);
            hasNulls = false;
        }
        forget();
    }

    /** Lets go of what the last batch has left. */
    void forget() {}

    /** The value as a datum; null is NULL. */
    public final Object datum(int row) {
        return isNull(row) ? null : value(row);
    }

    /** Of a row that is not NULL. */
    abstract Object value(int row);

    /** Takes a datum of the vector's type; null is NULL. */
    public final void set(int row, Object datum) {
        if (datum == null) {
            setNull(row);
        } else {
            setValue(row, datum);
        }
    }

    abstract void setValue(int row, Object datum);
}
