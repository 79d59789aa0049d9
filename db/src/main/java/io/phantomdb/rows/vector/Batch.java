package io.phantomdb.rows.vector;

import io.phantomdb.rows.Type;
import java.util.List;

/** Some rows, column by column. One run's, which fills it again and again. */
public final class Batch {
    public static final int ROWS_MAX = 256;

    private final Vector[] columns;

    public Batch(List<Type> types) {
        this.columns = types.stream().map(Vector::of).toArray(Vector[]::new);
    }

    public Vector column(int place) {
        return columns[place];
    }

    /** Of each column in its place what the row has there. */
    public void copyRow(int row, int[] places, Object[] into) {
        for (int place : places) {
            into[place] = columns[place].datum(row);
        }
    }

    /** For other rows. */
    public void clear() {
        for (Vector column : columns) {
            column.clear();
        }
    }
}
