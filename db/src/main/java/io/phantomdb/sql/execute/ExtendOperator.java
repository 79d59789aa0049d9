package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows with room for what is worked out later, and with the expressions that it takes. */
final class ExtendOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final Plan.Extend plan;

    ExtendOperator(Execution execution, Operator input, Plan.Extend plan) {
        this.execution = execution;
        this.input = input;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> batch = input.next();
        List<Object[]> extended = new ArrayList<>(batch.size());
        int first = plan.width() + plan.blanks();
        for (Object[] row : batch) {
            Object[] wide = Arrays.copyOf(row, first + plan.columns().size());
            for (int at = 0; at < plan.columns().size(); at++) {
                wide[first + at] = plan.columns().get(at).evaluate(row, execution.frame());
            }
            extended.add(wide);
        }
        return extended;
    }
}
