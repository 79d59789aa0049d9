package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.ArrayList;
import java.util.List;

/** Inserts rows that come one by one, in batches. Row ids are filled in. */
public final class BulkInsert {
    private static final int BATCH_ROWS = 1000;

    private final Execution execution;
    private final Table table;
    private final List<ChangePlan.Check> checks;
    private final RowWriter writer;
    private final int rowIdOrdinal;
    private List<Object[]> batch = new ArrayList<>(BATCH_ROWS);
    private long count;

    public BulkInsert(Execution execution, Table table, List<ChangePlan.Check> checks) {
        this.execution = execution;
        this.table = table;
        this.checks = checks;
        this.writer = new RowWriter(execution.transaction(), table);
        this.rowIdOrdinal = rowIdOrdinal(table);
    }

    private static int rowIdOrdinal(Table table) {
        for (int at = 0; at < table.width(); at++) {
            if (table.columns().get(at).isRowId()) {
                return at;
            }
        }
        return -1;
    }

    public void add(Object[] row) {
        if (rowIdOrdinal >= 0) {
            row[rowIdOrdinal] = execution.newRowId();
        }
        RowErrors.check(table, checks, row, execution);
        batch.add(row);
        if (batch.size() == BATCH_ROWS) {
            flush();
        }
    }

    public void flush() {
        execution.tick();
        writer.insert(batch);
        count += batch.size();
        batch = new ArrayList<>(BATCH_ROWS);
    }

    /** Rows inserted so far. */
    public long count() {
        return count;
    }
}
