package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The rows of a table of WITH, made once, and only as far as somebody has asked for them. */
final class SharedRows {
    private final Plan.Shared plan;
    private final Execution execution;
    private final Operator source;
    private final List<Object[]> rows = new ArrayList<>();
    private long bytes;
    private boolean over;

    SharedRows(Plan.Shared plan, Execution execution) {
        this.plan = plan;
        this.execution = execution;
        this.source = Operators.start(plan.input(), execution);
    }

    Plan.Shared plan() {
        return plan;
    }

    /** Rows from that one on, a batch at most; empty if there are no more. */
    List<Object[]> from(int first) {
        if (first == rows.size()) {
            read();
        }
        return new ArrayList<>(rows.subList(first, Math.min(rows.size(), first + Operator.BATCH_ROWS)));
    }

    private void read() {
        List<Object[]> batch = over ? List.of() : source.next();
        over |= batch.isEmpty();
        bytes += RowBytes.reserve(execution.memory(), batch);
        rows.addAll(batch);
    }

    /** Nobody reads them any more. */
    void release() {
        execution.memory().release(bytes);
        bytes = 0;
    }

    /** Makes all that are left. */
    void finish() {
        while (!over) {
            execution.tick();
            read();
        }
    }
}
