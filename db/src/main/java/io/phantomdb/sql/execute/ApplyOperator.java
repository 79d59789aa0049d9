package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** For each row on the left the right side, run anew. */
final class ApplyOperator extends Operator {
    private final Execution execution;
    private final Operator left;
    private final Plan.Apply plan;
    private List<Object[]> leftBatch = List.of();
    private int leftAt;

    ApplyOperator(Execution execution, Operator left, Plan.Apply plan) {
        this.execution = execution;
        this.left = left;
        this.plan = plan;
    }

    @Override
    List<Object[]> next() {
        List<Object[]> joined = new ArrayList<>();
        JoinRows rows = new JoinRows(execution, plan.kind(), List.of(plan.rightPlace()), plan.condition(), joined);
        while (joined.size() < BATCH_ROWS) {
            if (leftAt == leftBatch.size()) {
                leftBatch = left.next();
                leftAt = 0;
                if (leftBatch.isEmpty()) {
                    break;
                }
            }
            execution.tick();
            Object[] row = leftBatch.get(leftAt++);
            Execution inner = plan.seeded() ? execution.seeded(row) : execution.inside(execution.frame().inside(row));
            rows.join(row, LoopJoinOperator.keep(inner, Operators.start(plan.right(), inner)));
            inner.close();
        }
        return joined;
    }
}
