package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;

/** TRUNCATE: a tombstone over all keys of the table, in the transaction it stands in. */
final class TruncateRun extends ChangeRun {
    private final ChangePlan.Truncate plan;

    TruncateRun(Execution execution, ChangePlan.Truncate plan) {
        super(execution, plan);
        this.plan = plan;
    }

    @Override
    void run() {
        for (Table table : plan.tables()) {
            execution.transaction().deleteRange(table.version(), SystemTables.tableSpan(table.descriptor().id()));
        }
    }
}
