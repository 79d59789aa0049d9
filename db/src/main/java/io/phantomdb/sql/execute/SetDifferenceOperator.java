package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** EXCEPT and INTERSECT: the right side is counted first, then each row on the left is looked up. */
final class SetDifferenceOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.SetDifference plan;
    private final RowKeys keys;
    private Lookup<Object, Long> counts;

    SetDifferenceOperator(Execution execution, Operator left, Operator right, Plan.SetDifference plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.keys = new RowKeys(plan.types());
    }

    @Override
    List<Object[]> next() {
        if (counts == null) {
            count();
        }
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return batch;
            }
            execution.tick();
            List<Object[]> kept = new ArrayList<>();
            for (Object[] row : batch) {
                if (keeps(keys.of(row))) {
                    kept.add(row);
                }
            }
            if (!kept.isEmpty()) {
                return kept;
            }
        }
    }

    private void count() {
        counts = new Lookup<>();
        for (List<Object[]> batch = right.next(); !batch.isEmpty(); batch = right.next()) {
            execution.tick();
            for (Object[] row : batch) {
                Object key = keys.of(row);
                Long before = counts.get(key);
                if (before == null) {
                    execution.memory().reserve(RowKeys.bytes(key));
                }
                counts.put(key, before == null ? 1L : before + 1);
            }
        }
    }

    /** With ALL each row on the right pairs off one on the left; without, a row that was given is not given again. */
    private boolean keeps(Object key) {
        long partners = counts.get(key) == null ? 0 : counts.get(key);
        if (plan.all()) {
            if (partners > 0) {
                counts.put(key, partners - 1);
            }
            return partners > 0 == plan.intersect();
        }
        counts.put(key, plan.intersect() ? 0L : 1L);
        return partners > 0 == plan.intersect();
    }
}
