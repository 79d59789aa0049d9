package io.phantomdb.sql.execute;

import io.phantomdb.sql.system.SystemTable;
import java.util.List;

/** The rows of a table of the catalog. */
final class SystemRowsOperator extends Operator {
    private final Execution execution;
    private final SystemTable table;
    private int at;

    SystemRowsOperator(Execution execution, SystemTable table) {
        this.execution = execution;
        this.table = table;
    }

    @Override
    List<Object[]> next() {
        execution.tick();
        List<Object[]> rows = execution.systemRows(table);
        List<Object[]> batch = rows.subList(at, Math.min(rows.size(), at + BATCH_ROWS));
        at += batch.size();
        return batch;
    }
}
