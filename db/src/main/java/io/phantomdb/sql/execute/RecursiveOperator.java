package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * WITH RECURSIVE: the rows of the start, then round by round what the step makes of the newest ones, until it makes none
 * (PostgreSQL 15, chapter 7.8.2.1). A round is made when somebody asks for its rows, and then as a whole.
 */
final class RecursiveOperator extends Operator {
    private final Execution execution;
    private final Plan.Recursive plan;
    private final KeyTable seen;
    private List<Object[]> newest;
    private int at;

    RecursiveOperator(Execution execution, Plan.Recursive plan) {
        this.execution = execution;
        this.plan = plan;
        this.seen = new KeyTable(plan.types());
    }

    @Override
    List<Object[]> next() {
        if (newest == null) {
            newest = round(plan.start());
        } else if (at == newest.size() && !newest.isEmpty()) {
            List<Object[]> last = newest;
            execution.workingTable(plan.number(), last);
            newest = round(plan.step());
            execution.memory().release(bytes(last));
            at = 0;
        }
        List<Object[]> batch = new ArrayList<>(newest.subList(at, Math.min(newest.size(), at + BATCH_ROWS)));
        at += batch.size();
        return batch;
    }

    private List<Object[]> round(Plan rows) {
        Execution inner = execution.again();
        Operator operator = Operators.start(rows, inner);
        List<Object[]> fresh = new ArrayList<>();
        for (List<Object[]> batch = operator.next(); !batch.isEmpty(); batch = operator.next()) {
            execution.tick();
            for (Object[] row : batch) {
                if (plan.all() || isFirst(row)) {
                    execution.memory().reserve(RowBytes.of(row));
                    fresh.add(row);
                }
            }
        }
        inner.close();
        return fresh;
    }

    private boolean isFirst(Object[] row) {
        boolean isNew = seen.isNew(row);
        if (isNew) {
            execution.memory().reserve(seen.bytes(row));
        }
        return isNew;
    }

    private static long bytes(List<Object[]> rows) {
        long bytes = 0;
        for (Object[] row : rows) {
            bytes += RowBytes.of(row);
        }
        return bytes;
    }
}
