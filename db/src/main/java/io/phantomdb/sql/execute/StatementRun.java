package io.phantomdb.sql.execute;

import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Plan;
import java.util.List;

/** A planned statement at work, as whoever runs it sees it. */
public final class StatementRun {
    private final Execution execution;
    private final Operator operator;
    /** The changes of WITH that are still to be carried out. */
    private List<Plan.Shared> changes;
    private long rowsGiven;

    private StatementRun(Execution execution, Operator operator, List<Plan.Shared> changes) {
        this.execution = execution;
        this.operator = operator;
        this.changes = changes;
    }

    public static StatementRun of(Plan plan, Execution execution) {
        if (plan instanceof Plan.WithChanges with) {
            execution.state().defer();
            return new StatementRun(execution, Operators.start(with.input(), execution), with.changes());
        }
        return new StatementRun(execution, Operators.start(plan, execution), null);
    }

    public static StatementRun of(ChangePlan plan, Execution execution) {
        if (plan instanceof ChangePlan.WithChanges with) {
            execution.state().defer();
            return new StatementRun(execution, ChangeRun.of(with.change(), execution), with.changes());
        }
        return new StatementRun(execution, ChangeRun.of(plan, execution), null);
    }

    /** The next rows; empty at the end. */
    public List<Object[]> next() {
        execution.tick();
        List<Object[]> batch = operator.next();
        if (changes != null && (batch.isEmpty() || operator instanceof ChangeRun)) {
            changes.forEach(change -> execution.shared(change).finish());
            execution.state().settle();
            changes = null;
        }
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
