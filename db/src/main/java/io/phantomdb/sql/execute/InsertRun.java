package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** INSERT, batch by batch. */
final class InsertRun extends ChangeRun {
    private final ChangePlan.Insert plan;
    private final Table table;
    private final RowWriter writer;
    private final References references;
    private final Conflicts conflicts;
    private final Triggers triggers;

    InsertRun(Execution execution, ChangePlan.Insert plan) {
        super(execution, plan);
        this.plan = plan;
        this.table = plan.table();
        this.writer = new RowWriter(execution.transaction(), table);
        this.references = new References(execution, plan.rules());
        this.triggers = new Triggers(execution, plan.rules().own(), assigned(plan));
        this.conflicts = plan.conflict() == null
                ? null
                : new Conflicts(execution, plan, writer, references, triggers);
    }

    private static SortedSet<Integer> assigned(ChangePlan.Insert plan) {
        TreeSet<Integer> assigned = new TreeSet<>();
        if (plan.conflict() instanceof ChangePlan.DoUpdate update) {
            update.assignments().forEach(each -> assigned.add(each.ordinal()));
        }
        return assigned;
    }

    @Override
    void run() {
        boolean updates = plan.conflict() instanceof ChangePlan.DoUpdate;
        triggers.statement(Timing.BEFORE, Event.INSERT);
        if (updates) {
            triggers.statement(Timing.BEFORE, Event.UPDATE);
        }
        Operator source = Operators.start(plan.source(), execution);
        if (plan.keepsRows() || !triggers.isEmpty()) {
            source = kept(execution, source);
        }
        for (List<Object[]> batch = source.next(); !batch.isEmpty(); batch = source.next()) {
            execution.tick();
            insert(batch);
        }
        execution.state().atEnd(() -> {
            references.finish();
            if (updates) {
                triggers.finish(Event.UPDATE);
            }
            triggers.finish(Event.INSERT);
        });
    }

    private void insert(List<Object[]> batch) {
        List<Object[]> rows = new ArrayList<>(batch.size());
        for (Object[] given : batch) {
            Object[] row = row(given);
            if (!triggers.beforeInsert(row)) {
                continue;
            }
            RowErrors.completeOwn(plan.rules(), row, execution);
            rows.add(row);
        }
        if (conflicts != null) {
            // Whether there is a conflict can only be seen once all before it has been written.
            execution.state().settle();
            conflicts.insert(rows, this::changed);
            return;
        }
        write(rows, () -> {
            writer.insert(rows);
            rows.forEach(references::inserted);
            rows.forEach(triggers::inserted);
        });
        rows.forEach(this::changed);
    }

    private Object[] row(Object[] given) {
        List<Program> programs = plan.row();
        Object[] row = new Object[programs.size()];
        for (int at = 0; at < row.length; at++) {
            Program program = programs.get(at);
            row[at] = program == null ? execution.newRowId() : program.evaluate(given, execution.frame());
        }
        return row;
    }
}
