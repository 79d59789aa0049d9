package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.system.CatalogSnapshot;
import io.phantomdb.sql.system.SystemTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What all parts of a run share: the tables of WITH, and the changes that must wait. When WITH changes rows, no part of the
 * statement may see what another has done (PostgreSQL 15, chapter 7.8.4): writes are kept until all has been read, and then
 * made in the order they came.
 */
final class StatementState {
    private final List<SharedRows> shared = new ArrayList<>();
    private final Lookup<Integer, List<Object[]>> workingTables = new Lookup<>();
    private final Lookup<Bytes, Boolean> claimed = new Lookup<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private final Lookup<Integer, List<Object[]>> systemRows = new Lookup<>();
    private final CatalogSnapshot catalog;
    private List<Runnable> waiting;

    StatementState(CatalogSnapshot catalog) {
        this.catalog = catalog;
    }

    SharedRows shared(Plan.Shared plan, Execution execution) {
        for (SharedRows rows : shared) {
            if (rows.plan().number() == plan.number()) {
                return rows;
            }
        }
        SharedRows rows = new SharedRows(plan, execution);
        shared.add(rows);
        return rows;
    }

    /** The rows of a table of the catalog: made once for all who read it. */
    List<Object[]> systemRows(SystemTable table, Execution execution) {
        List<Object[]> rows = systemRows.get(table.oid());
        if (rows == null) {
            rows = catalog.rows(table);
            RowBytes.reserve(execution.memory(), rows);
            systemRows.put(table.oid(), rows);
        }
        return rows;
    }

    List<Object[]> workingTable(int number) {
        return workingTables.get(number);
    }

    /** A new round begins: tables of WITH that were made of the rows of the one before are made anew. */
    void workingTable(int number, List<Object[]> rows) {
        workingTables.put(number, rows);
        shared.removeIf(each -> {
            boolean isOld = each.plan().growsFrom(number);
            if (isOld) {
                each.release();
            }
            return isOld;
        });
    }

    /** From now on writes wait. */
    void defer() {
        waiting = new ArrayList<>();
    }

    boolean defers() {
        return waiting != null;
    }

    /** Makes a change, now or when all has been read. */
    void write(Runnable change) {
        if (waiting == null) {
            change.run();
        } else {
            waiting.add(change);
        }
    }

    /** False if a part of the statement has changed the row with this key before: only the first change takes place. */
    boolean claim(Bytes key) {
        return waiting == null || claimed.put(key, true) == null;
    }

    /** Does what has to be done when all changes are made: now, if none of them wait. */
    void atEnd(Runnable last) {
        if (waiting == null) {
            last.run();
        } else {
            atEnd.add(last);
        }
    }

    /** Makes the changes that wait. */
    void settle() {
        if (waiting != null) {
            List<Runnable> changes = waiting;
            waiting = new ArrayList<>();
            changes.forEach(Runnable::run);
            atEnd.forEach(Runnable::run);
            atEnd.clear();
        }
    }
}
