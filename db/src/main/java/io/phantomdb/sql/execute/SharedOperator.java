package io.phantomdb.sql.execute;

import java.util.List;

/** One of those who read a table of WITH. */
final class SharedOperator extends Operator {
    private final SharedRows shared;
    private int at;

    SharedOperator(SharedRows shared) {
        this.shared = shared;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = shared.from(at);
        at += batch.size();
        return batch;
    }
}
