package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.Plan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Functions side by side: as many rows as the longest of them gives. */
final class FunctionsOperator extends Operator {
    private static final Object[] NOTHING = new Object[0];

    private final Execution execution;
    private final Plan.Functions plan;
    private final List<Iterator<Object[]>> calls = new ArrayList<>();
    private final int width;
    private long number;

    FunctionsOperator(Execution execution, Plan.Functions plan) {
        this.execution = execution;
        this.plan = plan;
        int columns = plan.ordinality() ? 1 : 0;
        for (Plan.SetProgram call : plan.calls()) {
            calls.add(SetRows.of(call, NOTHING, execution));
            columns += call.width();
        }
        this.width = columns;
    }

    @Override
    List<Object[]> next() {
        execution.tick();
        List<Object[]> batch = new ArrayList<>();
        while (batch.size() < BATCH_ROWS && calls.stream().anyMatch(Iterator::hasNext)) {
            batch.add(row());
        }
        return batch;
    }

    private Object[] row() {
        Object[] row = new Object[width];
        int at = 0;
        for (int call = 0; call < calls.size(); call++) {
            int columns = plan.calls().get(call).width();
            if (calls.get(call).hasNext()) {
                System.arraycopy(calls.get(call).next(), 0, row, at, columns);
            }
            at += columns;
        }
        if (plan.ordinality()) {
            row[at] = ++number;
        }
        return row;
    }
}
