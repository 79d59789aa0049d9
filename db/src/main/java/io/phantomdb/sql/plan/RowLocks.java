package io.phantomdb.sql.plan;

import io.phantomdb.sql.bind.BoundQuery;
import io.phantomdb.sql.bind.Expr;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Plans how the rows of a block are locked, and what is looked at again if they have changed. */
final class RowLocks {
    private final QueryPlanner queries;
    private final int width;
    private final List<Plan.RowLock> locks = new ArrayList<>();
    private final List<Plan.Recheck> rechecks = new ArrayList<>();

    private RowLocks(QueryPlanner queries, int width) {
        this.queries = queries;
        this.width = width;
    }

    /** What a serializable transaction takes while it looks for rows; the others take nothing then. */
    static Lock whileScanning(BoundQuery.RowLock lock) {
        if (lock == null) {
            return Lock.SHARED;
        }
        return switch (lock.waiting()) {
            case WAIT -> lock.exclusive() ? Lock.EXCLUSIVE : Lock.HELD;
            case NOWAIT -> Lock.NONE;
            case SKIP_LOCKED -> Lock.PEEK;
        };
    }

    /** True if rows of a table in FROM are locked. */
    static boolean isWanted(BoundQuery.From from) {
        return switch (from) {
            case BoundQuery.FromTable table -> table.lock() != null;
            case BoundQuery.FromJoin join -> isWanted(join.left()) || isWanted(join.right());
            case BoundQuery.FromQuery query -> false;
            case null -> false;
        };
    }

    /**
     * Null if nothing in FROM is locked. The block as it was written, before rules made joins of its conditions: these are
     * evaluated again.
     *
     * @param width of the rows that it is planned with
     */
    static RowLocks of(QueryPlanner queries, BoundQuery.Select select, int width) {
        RowLocks found = new RowLocks(queries, width);
        found.collect(select.from());
        if (found.locks.isEmpty()) {
            return null;
        }
        found.recheck(select.where());
        return found;
    }

    private void collect(BoundQuery.From from) {
        switch (from) {
            case BoundQuery.FromTable table -> {
                if (table.lock() != null) {
                    locks.add(lock(table, false));
                }
            }
            case BoundQuery.FromJoin join -> collect(join);
            case BoundQuery.FromQuery query -> {
            }
            case null -> {
            }
        }
    }

    private Plan.RowLock lock(BoundQuery.FromTable from, boolean mayBeMissing) {
        RowReader reader = new RowReader(from.table(), from.table().primary(), width, from.offset());
        BoundQuery.LockWait waiting = from.lock().waiting();
        return new Plan.RowLock(from.table(), from.offset(), reader,
                from.lock().exclusive() ? Lock.EXCLUSIVE : Lock.HELD,
                waiting == BoundQuery.LockWait.SKIP_LOCKED, waiting == BoundQuery.LockWait.WAIT, mayBeMissing);
    }

    /** Nothing that is locked stands where it may be missing, but for the target of MERGE: below that nothing changes. */
    private void collect(BoundQuery.FromJoin join) {
        switch (join.kind()) {
            case INNER -> {
                collect(join.left());
                collect(join.right());
                recheck(join.condition());
            }
            case LEFT -> {
                collect(join.left());
                if (join.right() instanceof BoundQuery.FromTable table && table.lock() != null) {
                    locks.add(lock(table, true));
                }
                if (join.condition() != null) {
                    BitSet right = Slots.of(join.right());
                    Plan.Place nulled = right.isEmpty()
                            ? new Plan.Place(0, 0)
                            : new Plan.Place(right.nextSetBit(0), right.length());
                    rechecks.add(new Plan.Recheck(queries.program(join.condition()), nulled));
                }
            }
            case SEMI, ANTI -> collect(join.left());
            case FULL -> {
            }
        }
    }

    private void recheck(Expr condition) {
        if (condition != null) {
            rechecks.add(new Plan.Recheck(queries.program(condition), null));
        }
    }

    /** Over rows of the block. */
    Plan over(Plan block, Program first) {
        return new Plan.LockRows(block, 0, locks, rechecks, null, first);
    }

    /** Over rows that begin with the outputs, the block behind them. */
    Plan over(Plan ordered, List<Program> outputs, Program first) {
        return new Plan.LockRows(ordered, outputs.size(), locks, rechecks, outputs, first);
    }

    /** The outputs, and behind them the whole row of the block. */
    List<Program> withBlock(List<Program> outputs) {
        List<Program> all = new ArrayList<>(outputs);
        for (int slot = 0; slot < width; slot++) {
            int at = slot;
            all.add((row, frame) -> row[at]);
        }
        return all;
    }
}
