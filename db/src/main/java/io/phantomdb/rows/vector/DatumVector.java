package io.phantomdb.rows.vector;

import java.util.Arrays;

/** Datums as they are, of types that have no form of their own. */
public final class DatumVector extends Vector {
    private final Object[] values = new Object[Batch.ROWS_MAX];

    @Override
    void forget() {
        Arrays.fill(values, null);
    }

    @Override
    Object value(int row) {
        return values[row];
    }

    @Override
    void setValue(int row, Object datum) {
        values[row] = datum;
    }
}
