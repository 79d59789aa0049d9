package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Expressions over each row. */
final class ProjectOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final List<Program> columns;

    ProjectOperator(Execution execution, Operator input, Plan.Project plan) {
        this.execution = execution;
        this.input = input;
        this.columns = plan.columns();
    }

    static Object[] project(List<Program> columns, Object[] row, Execution execution) {
        Object[] projected = new Object[columns.size()];
        for (int at = 0; at < projected.length; at++) {
            projected[at] = columns.get(at).evaluate(row, execution.frame());
        }
        return projected;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = input.next();
        List<Object[]> projected = new ArrayList<>(batch.size());
        for (Object[] row : batch) {
            projected.add(project(columns, row, execution));
        }
        return projected;
    }
}
