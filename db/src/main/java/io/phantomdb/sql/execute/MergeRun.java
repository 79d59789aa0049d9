package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * MERGE. All rows are read before the first is written, so that none is looked at after it has been changed; then they have
 * their turn in the order in which the join gave them.
 */
final class MergeRun extends ChangeRun {
    /** What waits to be written: rows of one kind that follow each other. */
    private enum Kind {
        UPDATE,
        DELETE,
        INSERT
    }

    private final ChangePlan.Merge plan;
    private final Table table;
    private final References references;
    private final RowWriter writer;
    private final Triggers triggers;
    private final Lookup<Bytes, Boolean> touched = new Lookup<>();
    private Kind kind = Kind.UPDATE;
    private List<Object[]> olds = new ArrayList<>();
    private List<Object[]> news = new ArrayList<>();

    MergeRun(Execution execution, ChangePlan.Merge plan) {
        super(execution, plan);
        this.plan = plan;
        this.table = plan.table();
        this.references = new References(execution, plan.rules());
        this.writer = new RowWriter(execution.transaction(), table);
        this.triggers = new Triggers(execution, plan.rules().own(), assigned(plan));
    }

    static SortedSet<Integer> assigned(ChangePlan.Merge plan) {
        TreeSet<Integer> assigned = new TreeSet<>();
        for (ChangePlan.MergeWhen when : plan.whens()) {
            if (when.action() instanceof ChangePlan.MergeUpdate update) {
                update.assignments().forEach(each -> assigned.add(each.ordinal()));
            }
        }
        return assigned;
    }

    static List<Event> events(ChangePlan.Merge plan) {
        List<Event> events = new ArrayList<>();
        for (ChangePlan.MergeWhen when : plan.whens()) {
            Event event = switch (when.action()) {
                case ChangePlan.MergeInsert insert -> Event.INSERT;
                case ChangePlan.MergeUpdate update -> Event.UPDATE;
                case ChangePlan.MergeDelete delete -> Event.DELETE;
                case ChangePlan.MergeNothing nothing -> null;
            };
            if (event != null && !events.contains(event)) {
                events.add(event);
            }
        }
        return events;
    }

    @Override
    void run() {
        events(plan).forEach(event -> triggers.statement(Timing.BEFORE, event));
        for (Object[] row : LoopJoinOperator.keep(execution, Operators.start(plan.rows(), execution))) {
            ChangePlan.MergeWhen when = when(plan, LockRowsOperator.isPresent(table, plan.offset(), row), row,
                    execution);
            if (when != null) {
                act(when.action(), row);
            }
        }
        flush();
        execution.state().atEnd(() -> {
            references.finish();
            triggers.finishRows();
            events(plan).forEach(event -> triggers.statement(Timing.AFTER, event));
        });
    }

    /** The first whose condition holds; null if there is none. */
    static ChangePlan.MergeWhen when(ChangePlan.Merge plan, boolean matched, Object[] row, Execution execution) {
        for (ChangePlan.MergeWhen when : plan.whens()) {
            boolean holds = when.matched() == matched
                    && (when.condition() == null || FilterOperator.holds(execution, when.condition(), row));
            if (holds) {
                return when;
            }
        }
        return null;
    }

    private void act(ChangePlan.MergeAction action, Object[] row) {
        switch (action) {
            case ChangePlan.MergeUpdate update -> {
                Object[] own = touch(row);
                Object[] after = own.clone();
                for (ChangePlan.Assignment assignment : update.assignments()) {
                    after[assignment.ordinal()] = assignment.value().evaluate(row, execution.frame());
                }
                if (triggers.beforeUpdate(own, after)) {
                    RowErrors.completeOwn(plan.rules(), after, execution);
                    add(Kind.UPDATE, own, after);
                }
            }
            case ChangePlan.MergeDelete delete -> {
                Object[] own = touch(row);
                if (triggers.beforeDelete(own)) {
                    add(Kind.DELETE, own, null);
                }
            }
            case ChangePlan.MergeInsert insert -> {
                Object[] made = made(insert.row(), row);
                if (triggers.beforeInsert(made)) {
                    RowErrors.completeOwn(plan.rules(), made, execution);
                    add(Kind.INSERT, null, made);
                }
            }
            case ChangePlan.MergeNothing nothing -> {
            }
        }
    }

    /** The table's row; 21000 if it had its turn already. */
    private Object[] touch(Object[] row) {
        Object[] own = Arrays.copyOfRange(row, plan.offset(), plan.offset() + table.width());
        Bytes key = table.primary().key(own);
        if (touched.put(key, true) != null) {
            throw twice();
        }
        execution.memory().reserve(RowKeys.bytes(key));
        return own;
    }

    static StatementError twice() {
        return new StatementError(SqlState.CARDINALITY_VIOLATION, "MERGE command cannot affect row a second time",
                null, "Ensure that not more than one source row matches any one target row.", 0);
    }

    private Object[] made(List<Program> programs, Object[] given) {
        Object[] made = new Object[programs.size()];
        for (int at = 0; at < made.length; at++) {
            Program program = programs.get(at);
            made[at] = program == null ? execution.newRowId() : program.evaluate(given, execution.frame());
        }
        return made;
    }

    private void add(Kind next, Object[] old, Object[] made) {
        if (kind != next || Math.max(olds.size(), news.size()) == BATCH_ROWS) {
            flush();
        }
        kind = next;
        if (old != null && !execution.state().claim(table.primary().key(old))) {
            return;
        }
        if (old != null) {
            olds.add(old);
        }
        if (made != null) {
            news.add(made);
        }
        changed(made != null ? made : old);
    }

    private void flush() {
        execution.tick();
        List<Object[]> before = olds;
        List<Object[]> after = news;
        Kind written = kind;
        olds = new ArrayList<>();
        news = new ArrayList<>();
        if (!before.isEmpty() || !after.isEmpty()) {
            write(after.isEmpty() ? before : after, () -> write(written, before, after));
        }
    }

    private void write(Kind written, List<Object[]> before, List<Object[]> after) {
        switch (written) {
            case UPDATE -> {
                writer.update(before, after);
                for (int at = 0; at < before.size(); at++) {
                    references.updated(before.get(at), after.get(at));
                    triggers.updated(before.get(at), after.get(at));
                }
            }
            case DELETE -> before.forEach(row -> {
                writer.delete(row);
                references.deleted(row);
                triggers.deleted(row);
            });
            case INSERT -> {
                writer.insert(after);
                after.forEach(references::inserted);
                after.forEach(triggers::inserted);
            }
        }
    }
}
