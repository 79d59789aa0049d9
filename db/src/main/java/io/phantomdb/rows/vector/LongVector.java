package io.phantomdb.rows.vector;

import io.phantomdb.base.Check;
import io.phantomdb.rows.Type;

/** Integers, dates, times and booleans. */
public final class LongVector extends Vector {
    private final Type type;
    private final long[] values = new long[Batch.ROWS_MAX];

    LongVector(Type type) {
        this.type = type;
    }

    public long get(int row) {
        return values[row];
    }

    public void set(int row, long value) {
        values[row] = value;
    }

    @Override
    Object value(int row) {
        long value = values[row];
        return switch (type.kind()) {
            case BOOL -> value != 0;
            case INT2 -> (short) value;
            case INT4, DATE -> (int) value;
            case INT8, TIME, TIMESTAMP, TIMESTAMPTZ -> value;
            default -> throw Check.unreachable("longs of " + type);
        };
    }

    @Override
    void setValue(int row, Object datum) {
        values[row] = datum instanceof Boolean truth ? truth ? 1 : 0 : ((Number) datum).longValue();
    }
}
