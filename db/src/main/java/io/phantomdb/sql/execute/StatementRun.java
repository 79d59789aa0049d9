package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** A planned statement at work, as whoever runs it sees it. */
public final class StatementRun {
    private final Execution execution;
    private final Operator operator;
    private long rowsGiven;

    private StatementRun(Execution execution, Operator operator) {
        this.execution = execution;
        this.operator = operator;
    }

    public static StatementRun of(Plan plan, Execution execution) {
        return new StatementRun(execution, Operators.start(plan, execution));
    }

    public static StatementRun of(ChangePlan plan, Execution execution) {
        return new StatementRun(execution, ChangeRun.of(plan, execution));
    }

    /** The next rows; empty at the end. */
    public List<Object[]> next() {
        execution.tick();
        List<Object[]> batch = operator.next();
        rowsGiven += batch.size();
        return batch;
    }

    /** Rows given by a query so far, or changed by a change. */
    public long count() {
        return operator instanceof ChangeRun change ? change.count() : rowsGiven;
    }

    public void close() {
        execution.close();
    }
}
