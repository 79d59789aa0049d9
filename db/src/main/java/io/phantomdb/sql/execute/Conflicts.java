package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * ON CONFLICT: rows whose key an arbiter index has already are skipped, or change the row that is there. The keys of a
 * batch are read and locked in one round trip; after that rows are dealt with one by one, since one may conflict with
 * another of the same statement.
 */
final class Conflicts {
    private final Execution execution;
    private final ChangePlan.Insert plan;
    private final Table table;
    private final RowWriter writer;
    private final References references;
    private final List<IndexLayout> arbiters;
    private final Triggers triggers;
    /** Keys that this statement has inserted or updated. */
    private final Lookup<Bytes, Boolean> touched = new Lookup<>();

    Conflicts(Execution execution, ChangePlan.Insert plan, RowWriter writer, References references,
            Triggers triggers) {
        this.triggers = triggers;
        this.references = references;
        this.execution = execution;
        this.plan = plan;
        this.table = plan.table();
        this.writer = writer;
        this.arbiters = switch (plan.conflict()) {
            case ChangePlan.DoNothing nothing -> nothing.arbiters();
            case ChangePlan.DoUpdate update -> List.of(update.arbiter());
        };
    }

    void insert(List<Object[]> rows, Consumer<Object[]> changed) {
        lockAll(rows);
        for (Object[] row : rows) {
            insert(row, changed);
        }
    }

    private void lockAll(List<Object[]> rows) {
        List<Bytes> keys = new ArrayList<>();
        for (Object[] row : rows) {
            for (IndexLayout index : writer.unique()) {
                if (index.mayClash(row)) {
                    keys.add(index.key(row));
                }
            }
        }
        if (!keys.isEmpty()) {
            execution.transaction().get(table.version(), keys, Lock.EXCLUSIVE);
        }
    }

    private void insert(Object[] row, Consumer<Object[]> changed) {
        for (IndexLayout arbiter : arbiters) {
            if (!arbiter.mayClash(row)) {
                continue;
            }
            Bytes key = arbiter.key(row);
            Bytes there = get(key);
            if (there != null) {
                requireVisible(key);
                if (plan.conflict() instanceof ChangePlan.DoUpdate update) {
                    refuseSecond(key);
                    update(update, arbiter, key, there, row, changed);
                }
                return;
            }
        }
        writer.insert(List.<Object[]>of(row));
        references.inserted(row);
        triggers.inserted(row);
        touch(row);
        changed.accept(row);
    }

    /** Where a snapshot must show what is changed: 40001 if it does not know of the row that is in the way. */
    private void requireVisible(Bytes key) {
        if (execution.transaction().locksByRow()) {
            execution.transaction().lock(table.version(), List.of(key), Lock.EXCLUSIVE, Waiting.WAIT);
        }
    }

    private Bytes get(Bytes key) {
        return execution.transaction().get(table.version(), List.of(key), Lock.EXCLUSIVE).getFirst();
    }

    private void touch(Object[] row) {
        for (IndexLayout arbiter : arbiters) {
            if (arbiter.mayClash(row)) {
                Bytes key = arbiter.key(row);
                execution.memory().reserve(RowKeys.bytes(key));
                touched.put(key, true);
            }
        }
    }

    private void refuseSecond(Bytes key) {
        if (touched.contains(key)) {
            throw new StatementError(SqlState.CARDINALITY_VIOLATION,
                    "ON CONFLICT DO UPDATE command cannot affect row a second time", null,
                    "Ensure that no rows proposed for insertion within the same command have duplicate constrained values.",
                    0);
        }
    }

    private void update(ChangePlan.DoUpdate update, IndexLayout arbiter, Bytes key, Bytes value, Object[] proposed,
            Consumer<Object[]> changed) {
        Object[] before = existing(arbiter, key, value);
        int width = table.width();
        Object[] both = new Object[2 * width];
        System.arraycopy(before, 0, both, 0, width);
        System.arraycopy(proposed, 0, both, width, width);
        if (!FilterOperator.holds(execution, update.condition(), both)) {
            return;
        }
        Object[] after = before.clone();
        for (ChangePlan.Assignment assignment : update.assignments()) {
            after[assignment.ordinal()] = assignment.value().evaluate(both, execution.frame());
        }
        if (!triggers.beforeUpdate(before, after)) {
            return;
        }
        RowErrors.generate(plan.rules().own(), after, execution);
        if (!RowErrors.isMember(plan.rules().own(), after, execution)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "invalid ON UPDATE specification",
                    "The result tuple would appear in a different partition than the original tuple.", null, 0);
        }
        RowErrors.completeOwn(plan.rules(), after, execution);
        writer.update(List.<Object[]>of(before), List.<Object[]>of(after));
        references.updated(before, after);
        triggers.updated(before, after);
        touch(after);
        changed.accept(after);
    }

    private Object[] existing(IndexLayout arbiter, Bytes key, Bytes value) {
        if (arbiter.index().holdsRows()) {
            return table.decode(key, value);
        }
        Bytes rowKey = table.primaryKey(arbiter, key, value);
        return table.decode(rowKey, get(rowKey));
    }
}
