package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The first of equal rows. */
final class DistinctOperator extends Operator {
    private final Execution execution;
    private final Operator input;
    private final RowKeys keys;
    private final Lookup<Object, Boolean> seen = new Lookup<>();

    DistinctOperator(Execution execution, Operator input, Plan.Distinct plan) {
        this.execution = execution;
        this.input = input;
        this.keys = new RowKeys(plan.types());
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
            Object key = keys.of(row);
            if (!seen.contains(key)) {
                execution.memory().reserve(RowKeys.bytes(key));
                seen.put(key, true);
                fresh.add(row);
            }
        }
        return fresh;
    }
}
