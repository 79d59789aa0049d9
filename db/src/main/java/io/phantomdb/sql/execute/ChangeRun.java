package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that changes rows, at work: all of it is done before the first row of RETURNING is given. Rows that are
 * returned are kept until then.
 */
abstract class ChangeRun extends Operator {
    final Execution execution;
    final ChangePlan plan;
    private final List<Object[]> returned = new ArrayList<>();
    private boolean done;
    private long count;
    private int at;

    ChangeRun(Execution execution, ChangePlan plan) {
        this.execution = execution;
        this.plan = plan;
    }

    static ChangeRun of(ChangePlan plan, Execution execution) {
        return switch (plan) {
            case ChangePlan.Insert insert when insert.table().descriptor().isView() ->
                new InsteadOfRun(execution, insert, insert.rules(), Event.INSERT);
            case ChangePlan.Update update when update.table().descriptor().isView() ->
                new InsteadOfRun(execution, update, update.rules(), Event.UPDATE);
            case ChangePlan.Delete delete when delete.table().descriptor().isView() ->
                new InsteadOfRun(execution, delete, delete.rules(), Event.DELETE);
            case ChangePlan.Insert insert when insert.rules().family() != null ->
                new FamilyInsertRun(execution, insert);
            case ChangePlan.Update update when update.rules().family() != null ->
                new FamilyUpdateRun(execution, update);
            case ChangePlan.Delete delete when delete.rules().family() != null ->
                new FamilyDeleteRun(execution, delete);
            case ChangePlan.Merge merge when merge.rules().family() != null -> new FamilyMergeRun(execution, merge);
            case ChangePlan.Insert insert -> new InsertRun(execution, insert);
            case ChangePlan.Update update -> new UpdateRun(execution, update);
            case ChangePlan.Delete delete -> new DeleteRun(execution, delete);
            case ChangePlan.Merge merge -> new MergeRun(execution, merge);
            case ChangePlan.WithChanges with -> throw Check.unreachable("WITH that changes rows inside of a plan");
            case ChangePlan.LockTables lock -> new LockTablesRun(execution, lock);
            case ChangePlan.Truncate truncate -> new TruncateRun(execution, truncate);
        };
    }

    /** Does it all, calling {@link #changed} for each row. */
    abstract void run();

    /** Makes a change to these rows, or lets it wait until the statement has read all. */
    final void write(List<Object[]> rows, Runnable change) {
        if (execution.state().defers()) {
            RowBytes.reserve(execution.memory(), rows);
        }
        execution.state().write(change);
    }

    /** One more row was changed; the row is what RETURNING sees. */
    final void changed(Object[] row) {
        count++;
        if (plan.returning() != null) {
            Object[] values = ProjectOperator.project(plan.returning(), row, execution);
            execution.memory().reserve(RowBytes.of(values));
            returned.add(values);
        }
    }

    /** Batches of the input; all of them read to the end first if the statement must not see its own writes. */
    static Operator kept(Execution execution, Operator input) {
        return new KeptOperator(LoopJoinOperator.keep(execution, input));
    }

    @Override
    final List<Object[]> next() {
        ensureDone();
        List<Object[]> batch = new ArrayList<>(returned.subList(at, Math.min(returned.size(), at + BATCH_ROWS)));
        at += batch.size();
        return batch;
    }

    final void ensureDone() {
        if (!done) {
            Measures measures = execution.measures();
            long before = measures == null ? 0 : execution.nanos();
            run();
            done = true;
            countChanges();
            if (measures != null) {
                measures.of(plan).ran(1);
                measures.of(plan).gave(returned.size(), execution.nanos() - before, true);
            }
        }
    }

    /** Rows of tables that one stands for are counted where they are. */
    private void countChanges() {
        switch (plan) {
            case ChangePlan.Insert insert when insert.rules().family() != null -> {
            }
            case ChangePlan.Update update when update.rules().family() != null -> {
            }
            case ChangePlan.Delete delete when delete.rules().family() != null -> {
            }
            case ChangePlan.Merge merge when merge.rules().family() != null -> {
            }
            case ChangePlan.Insert insert when insert.table().descriptor().isView() -> {
            }
            case ChangePlan.Update update when update.table().descriptor().isView() -> {
            }
            case ChangePlan.Delete delete when delete.table().descriptor().isView() -> {
            }
            case ChangePlan.Insert insert -> execution.count(insert.table(), count);
            case ChangePlan.Update update -> execution.count(update.table(), count);
            case ChangePlan.Delete delete -> execution.count(delete.table(), count);
            case ChangePlan.Merge merge -> execution.count(merge.table(), count);
            case ChangePlan.WithChanges with -> {
            }
            case ChangePlan.LockTables lock -> {
            }
            case ChangePlan.Truncate truncate -> {
            }
        }
    }

    final long count() {
        return count;
    }
}
