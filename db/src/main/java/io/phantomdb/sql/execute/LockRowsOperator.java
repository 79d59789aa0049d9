package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Locked;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Locks the rows it gives, no more of them than are wanted. A row that is not what the statement has read any more is
 * replaced by what is there now, and given on if it still meets the conditions (PostgreSQL's EvalPlanQual); rows of other
 * tables that it was joined with stay as they were read.
 */
final class LockRowsOperator extends Operator {
    /** A row on its way. */
    private static final class Candidate {
        private final Object[] given;
        private Object[] block;
        private boolean isChanged;
        private boolean isGone;

        private Candidate(Object[] given, int from) {
            this.given = given;
            this.block = from == 0 ? given : Arrays.copyOfRange(given, from, given.length);
        }
    }

    private final Execution execution;
    private final Operator input;
    private final Plan.LockRows plan;
    private final List<Plan.RowLock> locks;
    private List<Object[]> batch = List.of();
    private int at;
    private long wanted;

    LockRowsOperator(Execution execution, Operator input, Plan.LockRows plan) {
        this.execution = execution;
        this.input = input;
        this.plan = plan;
        Transaction transaction = execution.transaction();
        this.locks = plan.locks().stream().filter(lock -> transaction.locksByRow() || lock.isForRowsAlone()).toList();
        Object first = plan.first() == null ? null : plan.first().evaluate(new Object[0], execution.frame());
        this.wanted = first == null ? Long.MAX_VALUE : (Long) first;
    }

    @Override
    List<Object[]> next() {
        while (wanted > 0) {
            List<Candidate> candidates = take();
            if (candidates.isEmpty()) {
                break;
            }
            execution.tick();
            locks.forEach(lock -> lock(lock, candidates));
            List<Object[]> rows = result(candidates);
            if (!rows.isEmpty()) {
                wanted -= rows.size();
                return rows;
            }
        }
        return List.of();
    }

    private List<Candidate> take() {
        if (at == batch.size()) {
            batch = input.next();
            at = 0;
        }
        int end = (int) Math.min(batch.size(), at + Math.min(wanted, BATCH_ROWS));
        List<Candidate> taken = new ArrayList<>(end - at);
        while (at < end) {
            taken.add(new Candidate(batch.get(at++), plan.from()));
        }
        return taken;
    }

    /** In one go, each row once: a join may offer it several times. */
    private void lock(Plan.RowLock lock, List<Candidate> candidates) {
        Lookup<Bytes, Integer> places = new Lookup<>();
        List<Bytes> keys = new ArrayList<>();
        List<Integer> placeOf = new ArrayList<>();
        List<Candidate> present = lock.mayBeMissing()
                ? candidates.stream().filter(candidate -> isPresent(lock.table(), lock.offset(), candidate.block))
                        .toList()
                : candidates;
        if (present.isEmpty()) {
            return;
        }
        for (Candidate candidate : present) {
            Bytes key = lock.table().primary().key(own(lock, candidate.block));
            Integer place = places.get(key);
            if (place == null) {
                place = keys.size();
                places.put(key, place);
                keys.add(key);
            }
            placeOf.add(place);
        }
        List<Locked> locked = execution.transaction().lock(lock.table().version(), keys, lock.lock(),
                lock.waits() ? Waiting.WAIT : Waiting.NOWAIT);
        for (int each = 0; each < present.size(); each++) {
            int place = placeOf.get(each);
            judge(lock, present.get(each), keys.get(place), locked.get(place));
        }
    }

    /** True if a row of the table is in its place of a row of the block: of one, no part of its key is NULL. */
    static boolean isPresent(Table table, int offset, Object[] block) {
        return block[offset + table.ordinal(table.primary().index().parts().getFirst().columnId())] != null;
    }

    private static Object[] own(Plan.RowLock lock, Object[] block) {
        int width = lock.table().width();
        return lock.offset() == 0 && block.length == width
                ? block
                : Arrays.copyOfRange(block, lock.offset(), lock.offset() + width);
    }

    private void judge(Plan.RowLock lock, Candidate candidate, Bytes key, Locked locked) {
        if (locked.state() == Locked.State.UNAVAILABLE) {
            if (!lock.skipsHeld()) {
                throw new StatementError(SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock on row in relation \""
                        + lock.table().descriptor().name() + "\"");
            }
            candidate.isGone = true;
        } else if (locked.value() == null && lock.mayBeMissing()) {
            candidate.block = candidate.block.clone();
            Arrays.fill(candidate.block, lock.offset(), lock.offset() + lock.table().width(), null);
        } else if (locked.value() == null) {
            candidate.isGone = true;
        } else if (locked.state() == Locked.State.CHANGED) {
            Object[] now = lock.reader().row(key, locked.value());
            Object[] block = candidate.block.clone();
            System.arraycopy(now, lock.offset(), block, lock.offset(), lock.table().width());
            candidate.block = block;
            candidate.isChanged = true;
        }
    }

    private List<Object[]> result(List<Candidate> candidates) {
        List<Object[]> rows = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            if (!candidate.isGone && (!candidate.isChanged || stillHolds(candidate.block))) {
                rows.add(given(candidate));
            }
        }
        return rows;
    }

    private boolean stillHolds(Object[] block) {
        for (Plan.Recheck recheck : plan.rechecks()) {
            boolean holds = FilterOperator.holds(execution, recheck.condition(), block);
            if (!holds && recheck.nulled() == null) {
                return false;
            }
            if (!holds) {
                Arrays.fill(block, recheck.nulled().from(), recheck.nulled().to(), null);
            }
        }
        return true;
    }

    private Object[] given(Candidate candidate) {
        if (plan.outputs() == null) {
            return candidate.block;
        }
        return candidate.isChanged
                ? ProjectOperator.project(plan.outputs(), candidate.block, execution)
                : Arrays.copyOf(candidate.given, plan.outputs().size());
    }
}
