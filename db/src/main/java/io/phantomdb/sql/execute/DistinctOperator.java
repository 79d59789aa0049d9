package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The first of equal rows. */
final class DistinctOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final KeyTable seen;

    DistinctOperator(Execution execution, Operator input, Plan.Distinct plan) {
        this.execution = execution;
        this.input = input;
        this.seen = new KeyTable(plan.types());
    }

    @Override
    List<Object[]> next() {
        while (true) {
            List<Object[]> batch = input.next();
            if (batch.isEmpty()) {
                return batch;
            }
            execution.tick();
            List<Object[]> fresh = fresh(batch);
            if (!fresh.isEmpty()) {
                return fresh;
            }
        }
    }

    private List<Object[]> fresh(List<Object[]> batch) {
        List<Object[]> fresh = new ArrayList<>();
        for (Object[] row : batch) {
            if (seen.isNew(row)) {
                execution.memory().reserve(seen.bytes(row));
                fresh.add(row);
            }
        }
        return fresh;
    }
}
