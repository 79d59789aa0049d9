package io.phantomdb.sql.execute;

import java.util.List;

/** One input after the other: UNION ALL. */
final class AppendOperator extends Operator {
    private final List<Operator> inputs;
    private int at;

    AppendOperator(List<Operator> inputs) {
        this.inputs = inputs;
    }

    @Override
    List<Object[]> next() {
        while (at < inputs.size()) {
            List<Object[]> batch = inputs.get(at).next();
            if (!batch.isEmpty()) {
                return batch;
            }
            at++;
        }
        return List.of();
    }
}
