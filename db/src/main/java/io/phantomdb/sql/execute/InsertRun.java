package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;

/** INSERT, batch by batch. */
final class InsertRun extends ChangeRun {
    private final ChangePlan.Insert plan;
    private final Table table;
    private final RowWriter writer;
    private final References references;
    private final Conflicts conflicts;

    InsertRun(Execution execution, ChangePlan.Insert plan) {
        super(execution, plan);
        this.plan = plan;
        this.table = plan.table();
        this.writer = new RowWriter(execution.transaction(), table);
        this.references = new References(execution, plan.rules());
        this.conflicts = plan.conflict() == null ? null : new Conflicts(execution, plan, writer, references);
    }

    @Override
    void run() {
        Operator source = Operators.start(plan.source(), execution);
        if (plan.keepsRows()) {
            source = kept(execution, source);
        }
        for (List<Object[]> batch = source.next(); !batch.isEmpty(); batch = source.next()) {
            execution.tick();
            insert(batch);
        }
        execution.state().atEnd(references::finish);
    }

    private void insert(List<Object[]> batch) {
        List<Object[]> rows = new ArrayList<>(batch.size());
        for (Object[] given : batch) {
            Object[] row = row(given);
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
