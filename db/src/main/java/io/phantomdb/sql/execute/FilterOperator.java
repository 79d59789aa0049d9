package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;

/** Rows for which a condition is true, not NULL. */
final class FilterOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final Program condition;
    private long removed;

    FilterOperator(Execution execution, Operator input, Program condition) {
        this.execution = execution;
        this.input = input;
        this.condition = condition;
    }

    @Override
    List<Object[]> next() {
        while (true) {
            List<Object[]> batch = input.next();
            if (batch.isEmpty()) {
                return batch;
            }
            List<Object[]> kept = filter(execution, condition, batch);
            removed += batch.size() - kept.size();
            if (!kept.isEmpty()) {
                return kept;
            }
        }
    }

    @Override
    long removed() {
        return removed;
    }

    /** The rows of a batch that pass; the condition may be null. */
    static List<Object[]> filter(Execution execution, Program condition, List<Object[]> batch) {
        if (condition == null) {
            return batch;
        }
        List<Object[]> kept = new ArrayList<>(batch.size());
        for (Object[] row : batch) {
            if (holds(execution, condition, row)) {
                kept.add(row);
            }
        }
        return kept;
    }

    static boolean holds(Execution execution, Program condition, Object[] row) {
        return condition == null || Boolean.TRUE.equals(condition.evaluate(row, execution.frame()));
    }
}
