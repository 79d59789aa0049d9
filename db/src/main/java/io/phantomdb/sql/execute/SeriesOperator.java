package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** generate_series(start, stop, step) over integers; empty if any of them is NULL. */
final class SeriesOperator extends Operator {
    private final Execution execution;
    private final boolean isInt4;
    private long next;
    private long stop;
    private long step;
    private boolean over;

    SeriesOperator(Execution execution, Plan.Series plan) {
        this.execution = execution;
        this.isInt4 = plan.type() == Type.INT4;
        Long from = number(plan.start());
        Long to = number(plan.stop());
        Long by = plan.step() == null ? Long.valueOf(1) : number(plan.step());
        if (from == null || to == null || by == null) {
            over = true;
            return;
        }
        if (by == 0) {
            throw new StatementError(SqlState.INVALID_PARAMETER_VALUE, "step size cannot equal zero");
        }
        next = from;
        stop = to;
        step = by;
    }

    private Long number(Program program) {
        Number value = (Number) program.evaluate(new Object[0], execution.frame());
        return value == null ? null : value.longValue();
    }

    @Override
    List<Object[]> next() {
        execution.tick();
        List<Object[]> batch = new ArrayList<>();
        while (!over && batch.size() < BATCH_ROWS && (step > 0 ? next <= stop : next >= stop)) {
            batch.add(new Object[]{isInt4 ? (Object) (int) next : (Object) next});
            long following = next + step;
            // The last number of the type has no successor.
            over = step > 0 ? following < next : following > next;
            next = following;
        }
        return batch;
    }
}
