package io.phantomdb.sql.execute;

import io.phantomdb.base.Lookup;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Equal keys find each other through a hash table over the right side. NULL finds nothing. */
final class HashJoinOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.HashJoin plan;
    private final RowKeys keys;
    private final boolean full;
    private Lookup<Object, Same> table;
    /** All rows on the right, of FULL JOIN: at the end those come that have found no partner. */
    private final List<Same> kept = new ArrayList<>();
    private int alone;

    /** Rows on the right with the same key; which of them have found a partner is null if nobody wants to know. */
    private record Same(List<Object[]> rows, BitSet partners) {}

    HashJoinOperator(Execution execution, Operator left, Operator right, Plan.HashJoin plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.keys = new RowKeys(plan.keyTypes());
        this.full = plan.kind() == Plan.JoinKind.FULL;
    }

    @Override
    List<Object[]> next() {
        if (table == null) {
            build();
        }
        while (true) {
            List<Object[]> batch = left.next();
            if (batch.isEmpty()) {
                return alone();
            }
            execution.tick();
            List<Object[]> joined = new ArrayList<>(batch.size());
            JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlaces(), plan.condition(), joined);
            for (Object[] row : batch) {
                Object key = key(plan.leftKeys(), row);
                Same same = key == null ? null : table.get(key);
                if (same == null) {
                    rows.join(row, List.of());
                } else {
                    rows.join(row, same.rows, same.partners);
                }
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
                } else if (full) {
                    kept.add(new Same(List.<Object[]>of(row), new BitSet()));
                }
            }
        }
    }

    private void add(Object key, Object[] row) {
        Same same = table.get(key);
        if (same == null) {
            same = new Same(new ArrayList<>(1), full ? new BitSet() : null);
            execution.memory().reserve(RowKeys.bytes(key));
            table.put(key, same);
            if (full) {
                kept.add(same);
            }
        }
        same.rows.add(row);
    }

    /** The next rows on the right without a partner. */
    private List<Object[]> alone() {
        List<Object[]> rows = new ArrayList<>();
        while (alone < kept.size() && rows.size() < BATCH_ROWS) {
            Same same = kept.get(alone++);
            for (int at = 0; at < same.rows.size(); at++) {
                if (!same.partners.get(at)) {
                    rows.add(same.rows.get(at));
                }
            }
        }
        return rows;
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
