package io.phantomdb.sql.execute;

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
    private final boolean full;
    private final Program[] leftKeys;
    private final Program[] rightKeys;
    private JoinTable table;
    /** Which rows on the right have found a partner, of FULL JOIN: at the end those come that have none. */
    private final BitSet partners = new BitSet();
    private int alone;

    HashJoinOperator(Execution execution, Operator left, Operator right, Plan.HashJoin plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.full = plan.kind() == Plan.JoinKind.FULL;
        this.leftKeys = plan.leftKeys().toArray(new Program[0]);
        this.rightKeys = plan.rightKeys().toArray(new Program[0]);
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
            join(batch, joined);
            if (!joined.isEmpty()) {
                return joined;
            }
        }
    }

    private void join(List<Object[]> batch, List<Object[]> joined) {
        JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlaces(), plan.condition(), joined);
        Object[] key = new Object[leftKeys.length];
        for (Object[] row : batch) {
            int partner = isKey(leftKeys, row, key) ? table.first(key) : -1;
            rows.begin(row);
            while (partner >= 0 && rows.wantsMore()) {
                if (rows.meets(table.row(partner)) && full) {
                    partners.set(partner);
                }
                partner = table.next(partner);
            }
            rows.end();
        }
    }

    private void build() {
        table = new JoinTable(plan.keyTypes(), execution.memory());
        for (List<Object[]> batch = right.next(); !batch.isEmpty(); batch = right.next()) {
            execution.tick();
            RowBytes.reserve(execution.memory(), batch);
            Object[] key = new Object[rightKeys.length];
            for (Object[] row : batch) {
                boolean isKey = isKey(rightKeys, row, key);
                if (isKey && table.add(row, key)) {
                    key = new Object[rightKeys.length];
                } else if (!isKey && full) {
                    table.addAlone(row);
                }
            }
        }
    }

    /** Works the key of a row out; false if a part of it is NULL. */
    private boolean isKey(Program[] programs, Object[] row, Object[] key) {
        for (int at = 0; at < programs.length; at++) {
            key[at] = programs[at].evaluate(row, execution.frame());
            if (key[at] == null) {
                return false;
            }
        }
        return true;
    }

    /** The next rows on the right without a partner. */
    private List<Object[]> alone() {
        List<Object[]> rows = new ArrayList<>();
        for (; full && alone < table.rows() && rows.size() < BATCH_ROWS; alone++) {
            if (!partners.get(alone)) {
                rows.add(table.row(alone));
            }
        }
        return rows;
    }
}
