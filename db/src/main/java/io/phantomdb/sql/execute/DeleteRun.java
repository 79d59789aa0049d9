package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** DELETE. */
final class DeleteRun extends ChangeRun {
    private final ChangePlan.Delete plan;
    private final Table table;
    private final References references;
    private final RowWriter writer;
    private final Triggers triggers;
    private final Lookup<Bytes, Boolean> deleted = new Lookup<>();

    DeleteRun(Execution execution, ChangePlan.Delete plan) {
        super(execution, plan);
        this.plan = plan;
        this.table = plan.table();
        this.references = new References(execution, plan.rules());
        this.writer = new RowWriter(execution.transaction(), table);
        this.triggers = new Triggers(execution, plan.rules().own(), new TreeSet<>());
    }

    @Override
    void run() {
        triggers.statement(Timing.BEFORE, Event.DELETE);
        Operator rows = Operators.start(plan.rows(), execution);
        if (plan.keepsRows() || !triggers.isEmpty()) {
            rows = kept(execution, rows);
        }
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            execution.tick();
            batch.forEach(this::delete);
        }
        execution.state().atEnd(() -> {
            references.finish();
            triggers.finish(Event.DELETE);
        });
    }

    private void delete(Object[] row) {
        Object[] own = Arrays.copyOfRange(row, plan.offset(), plan.offset() + table.width());
        if (plan.keepsRows()) {
            // A join may offer a row several times.
            Bytes key = table.primary().key(own);
            if (deleted.put(key, true) != null) {
                return;
            }
            execution.memory().reserve(RowKeys.bytes(key));
        }
        if (execution.state().claim(table.primary().key(own)) && triggers.beforeDelete(own)) {
            write(List.<Object[]>of(own), () -> {
                writer.delete(own);
                references.deleted(own);
                triggers.deleted(own);
            });
            changed(row);
        }
    }
}
