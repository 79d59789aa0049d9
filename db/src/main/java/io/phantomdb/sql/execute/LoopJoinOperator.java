package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
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

    LoopJoinOperator(Execution execution, Operator left, Operator right, Plan.LoopJoin plan) {
        this.execution = execution;
        this.left = left;
        this.right = right;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        if (rightRows == null) {
            rightRows = keep(execution, right);
        }
        List<Object[]> joined = new ArrayList<>();
        JoinRows rows = new JoinRows(execution, plan.kind(), plan.rightPlace(), plan.condition(), joined);
        while (joined.size() < BATCH_ROWS) {
            if (leftAt == leftBatch.size()) {
                leftBatch = left.next();
                leftAt = 0;
                if (leftBatch.isEmpty()) {
                    break;
                }
            }
            execution.tick();
            rows.join(leftBatch.get(leftAt++), rightRows);
        }
        return joined;
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
