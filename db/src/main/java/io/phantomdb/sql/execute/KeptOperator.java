package io.phantomdb.sql.execute;

import java.util.List;

/** Rows that are there already. */
final class KeptOperator extends Operator {
    private final List<Object[]> rows;
    private int at;

    KeptOperator(List<Object[]> rows) {
        this.rows = rows;
    }

    @Override
    List<Object[]> next() {
        int to = Math.min(rows.size(), at + BATCH_ROWS);
        List<Object[]> batch = rows.subList(at, to);
        at = to;
        return batch;
    }
}
