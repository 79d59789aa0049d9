package io.phantomdb.sql.execute;

import io.phantomdb.base.Span;
import io.phantomdb.rows.Sequences;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.List;
import java.util.TreeSet;

/** TRUNCATE: a tombstone over all keys of the table, in the transaction it stands in. */
final class TruncateRun extends ChangeRun {
    private final ChangePlan.Truncate plan;

    TruncateRun(Execution execution, ChangePlan.Truncate plan) {
        super(execution, plan);
        this.plan = plan;
    }

    @Override
    void run() {
        List<Triggers> triggers = plan.rules().stream()
                .map(each -> new Triggers(execution, each, new TreeSet<>())).toList();
        triggers.forEach(each -> each.statement(Timing.BEFORE, Event.TRUNCATE));
        truncate();
        execution.state().atEnd(() -> triggers.forEach(each -> each.statement(Timing.AFTER, Event.TRUNCATE)));
    }

    private void truncate() {
        for (Table table : plan.tables()) {
            Span all = SystemTables.tableSpan(table.descriptor().id());
            execution.transaction().lockSpan(table.version(), all, Lock.EXCLUSIVE, Waiting.WAIT);
            execution.transaction().deleteRange(table.version(), all);
            if (plan.restartIdentity()) {
                restart(table);
            }
        }
    }

    private void restart(Table table) {
        Sequences sequences = execution.frame().context().sequences();
        for (ColumnDescriptor column : table.columns()) {
            if (column.sequenceId() != 0) {
                sequences.restart((long) column.sequenceId());
            }
        }
    }
}
