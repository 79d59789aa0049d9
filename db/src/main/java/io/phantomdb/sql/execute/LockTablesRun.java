package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;

/**
 * LOCK TABLE, with the locks that rows have: the strong modes lock all keys of the table, those that do not exist too, and so
 * are in the way of whoever locks a row. The weak modes do not, and are held at keys that are no rows' keys; so they are in
 * the way of the strong ones. Readers of a snapshot take no locks, and wait for none.
 */
final class LockTablesRun extends ChangeRun {
    /** Below all indexes of a table, where no row can be. */
    private static final int NO_INDEX = 0;

    private final ChangePlan.LockTables plan;
    private final Waiting waiting;

    LockTablesRun(Execution execution, ChangePlan.LockTables plan) {
        super(execution, plan);
        this.plan = plan;
        this.waiting = plan.nowait() ? Waiting.NOWAIT : Waiting.WAIT;
    }

    @Override
    void run() {
        for (Table table : plan.tables()) {
            if (!lock(table)) {
                throw new StatementError(SqlState.LOCK_NOT_AVAILABLE,
                        "could not obtain lock on relation \"" + table.descriptor().name() + "\"");
            }
        }
    }

    private boolean lock(Table table) {
        int id = table.descriptor().id();
        Bytes place = SystemTables.indexPrefix(id, NO_INDEX);
        return switch (plan.mode()) {
            case ACCESS_SHARE, ROW_SHARE, ROW_EXCLUSIVE -> lock(table, Span.of(place), Lock.HELD);
            case SHARE_UPDATE_EXCLUSIVE ->
                lock(table, Span.of(place), Lock.HELD) && lock(table, Span.of(place.successor()), Lock.EXCLUSIVE);
            case SHARE -> lock(table, SystemTables.tableSpan(id), Lock.HELD);
            case SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE ->
                lock(table, SystemTables.tableSpan(id), Lock.EXCLUSIVE);
        };
    }

    private boolean lock(Table table, Span span, Lock lock) {
        return execution.transaction().isReadOnly()
                || execution.transaction().lockSpan(table.version(), span, lock, waiting);
    }
}
