package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Equal keys find each other through a hash table over the right side. NULL finds nothing. */
final class HashJoinOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.HashJoin plan;
    private final RowKeys keys;
    private Lookup<Object, List<Object[]>> table;

    HashJoinOperator(Execution execution, Operator left, Operator right, Plan.HashJoin plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.keys = new RowKeys(plan.keyTypes());
    }

    @Override
    List<Object[]> next() {
        if (table == null) {
            build();
        }
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return batch;
            }
            execution.tick();
            List<Object[]> joined = new ArrayList<>(batch.size());
            JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlace(), plan.condition(), joined);
            for (Object[] row : batch) {
                Object key = key(plan.leftKeys(), row);
                List<Object[]> partners = key == null ? null : table.get(key);
                rows.join(row, partners == null ? List.of() : partners);
            }
            if (!joined.isEmpty()) {
                return joined;
            }
        }
    }

    private void build() {
        table = new Lookup<>();
        for (List<Object[]> batch = right.next(); !batch.isEmpty(); batch = right.next()) {
            execution.tick();
            RowBytes.reserve(execution.memory(), batch);
            for (Object[] row : batch) {
                Object key = key(plan.rightKeys(), row);
                if (key != null) {
                    add(key, row);
                }
            }
        }
    }

    private void add(Object key, Object[] row) {
        List<Object[]> same = table.get(key);
        if (same == null) {
            same = new ArrayList<>(1);
            execution.memory().reserve(RowKeys.bytes(key));
            table.put(key, same);
        }
        same.add(row);
    }

    /** Null if a part is NULL. */
    private Object key(List<Program> programs, Object[] row) {
        Object[] datums = ProjectOperator.project(programs, row, execution);
        for (Object datum : datums) {
            if (datum == null) {
                return null;
            }
        }
        return keys.of(datums);
    }
}
