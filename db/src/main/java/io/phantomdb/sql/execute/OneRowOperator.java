package io.phantomdb.sql.execute;

import java.util.ArrayList;
import java.util.List;

/** A single row of NULLs. */
final class OneRowOperator extends Operator {
    private final int width;
    private boolean given;

    OneRowOperator(int width) {
        this.width = width;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = new ArrayList<>(1);
        if (!given) {
            given = true;
            batch.add(new Object[width]);
        }
        return batch;
    }
}
