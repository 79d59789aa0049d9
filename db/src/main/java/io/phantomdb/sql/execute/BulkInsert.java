package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Inserts rows that come one by one, in batches. Row ids are filled in. */
public final class BulkInsert {
    private static final int BATCH_ROWS = 1000;

    private final Execution execution;
    private final Table table;
    private final Rules rules;
    private final References references;
    private final RowWriter writer;
    private final Triggers triggers;
    /** Null unless the table is partitioned. */
    private final FamilyRows family;
    private int familyWaiting;
    private boolean begun;
    private final int rowIdOrdinal;
    private List<Object[]> batch = new ArrayList<>(BATCH_ROWS);
    private final long[] numbers = new long[BATCH_ROWS];
    private long refusedNumber = -1;
    private long count;

    public BulkInsert(Execution execution, Table table, Rules rules) {
        this.execution = execution;
        this.table = table;
        this.rules = rules;
        this.references = new References(execution, rules);
        this.writer = new RowWriter(execution.transaction(), table);
        this.triggers = new Triggers(execution, rules.own(), new TreeSet<>());
        this.rowIdOrdinal = rowIdOrdinal(table);
        this.family = rules.family() == null ? null : new FamilyRows(execution, rules, new TreeSet<>());
    }

    static int rowIdOrdinal(Table table) {
        for (int at = 0; at < table.width(); at++) {
            if (table.columns().get(at).isRowId()) {
                return at;
            }
        }
        return -1;
    }

    /** The number says which row it is, should it be refused later. */
    public void add(Object[] row, long number) {
        if (rowIdOrdinal >= 0) {
            row[rowIdOrdinal] = execution.newRowId();
        }
        begin();
        if (family != null) {
            familyWaiting++;
            count += family.insert(row) == null ? 0 : 1;
            return;
        }
        if (!triggers.beforeInsert(row)) {
            return;
        }
        RowErrors.complete(rules.own(), row, execution);
        numbers[batch.size()] = number;
        batch.add(row);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            triggers.statement(Timing.BEFORE, Event.INSERT);
        }
    }

    /** True if {@link #flush} must come before another row. */
    public boolean isFull() {
        return batch.size() == BATCH_ROWS || familyWaiting == BATCH_ROWS;
    }

    /** The number of the row that the last flush refused; -1 if it is not known. */
    public long refusedNumber() {
        return refusedNumber;
    }

    public void flush() {
        execution.tick();
        if (family != null) {
            family.flush();
            familyWaiting = 0;
            return;
        }
        try {
            writer.insert(batch);
        } finally {
            int refused = batch.indexOf(writer.refused());
            refusedNumber = refused < 0 ? -1 : numbers[refused];
        }
        batch.forEach(references::inserted);
        batch.forEach(triggers::inserted);
        count += batch.size();
        batch = new ArrayList<>(BATCH_ROWS);
    }

    /** At the end of the data. */
    public void finish() {
        flush();
        begin();
        if (family != null) {
            family.finish(List.of(Event.INSERT));
            return;
        }
        references.finish();
        triggers.finish(Event.INSERT);
        execution.count(table, count);
    }

    /** Rows inserted so far. */
    public long count() {
        return count;
    }
}
