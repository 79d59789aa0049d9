package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Every pair of rows that the condition allows; the right side is kept in memory. */
final class LoopJoinOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Operator right;
    private final Plan.LoopJoin plan;
    private List<Object[]> rightRows;
    private List<Object[]> leftBatch = List.of();
    private int leftAt;
    /** Rows on the right that have found a partner; null if nobody wants to know. */
    private final BitSet partners;
    private boolean over;

    LoopJoinOperator(Execution execution, Operator left, Operator right, Plan.LoopJoin plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
        this.partners = plan.kind() == Plan.JoinKind.FULL ? new BitSet() : null;
    }

    @Override
    List<Object[]> next() {
        if (rightRows == null) {
            rightRows = keep(execution, right);
        }
        List<Object[]> joined = new ArrayList<>();
        JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlaces(), plan.condition(), joined);
        while (joined.size() < BATCH_ROWS && !over) {
            if (leftAt == leftBatch.size()) {
                leftBatch = left.next();
                leftAt = 0;
                if (leftBatch.isEmpty()) {
                    over = true;
                    addAlone(joined);
                    break;
                }
            }
            execution.tick();
            rows.join(leftBatch.get(leftAt++), rightRows, partners);
        }
        return joined;
    }

    /** Rows on the right without a partner, of FULL JOIN. */
    private void addAlone(List<Object[]> joined) {
        if (partners != null) {
            for (int at = partners.nextClearBit(0); at < rightRows.size(); at = partners.nextClearBit(at + 1)) {
                joined.add(rightRows.get(at));
            }
        }
    }

    /** Reads everything an operator gives. */
    static List<Object[]> keep(Execution execution, Operator input) {
        List<Object[]> all = new ArrayList<>();
        for (List<Object[]> batch = input.next(); !batch.isEmpty(); batch = input.next()) {
            execution.tick();
            RowBytes.reserve(execution.memory(), batch);
            all.addAll(batch);
        }
        return all;
    }
}
