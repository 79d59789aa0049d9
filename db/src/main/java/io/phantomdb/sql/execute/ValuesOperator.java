package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** VALUES: rows of expressions. */
final class ValuesOperator extends Operator {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final List<List<Program>> rows;
    private int at;

    ValuesOperator(Execution execution, Plan.Values plan) {
        this.execution = execution;
        this.rows = plan.rows();
    }

    @Override
    List<Object[]> next() {
        execution.tick();
        List<Object[]> batch = new ArrayList<>(Math.min(BATCH_ROWS, rows.size() - at));
        while (at < rows.size() && batch.size() < BATCH_ROWS) {
            batch.add(ProjectOperator.project(rows.get(at++), NOTHING, execution));
        }
        return batch;
    }
}
