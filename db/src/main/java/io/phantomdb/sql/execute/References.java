package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor.Action;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Routing;
import io.phantomdb.sql.plan.Rules;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Keeps the foreign keys, and the deferrable keys, of a statement's table, and of those that its changes reach. Rows tell what has become of them;
 * at the end of the statement first the actions are carried out, which may change more rows, and when no more changes come,
 * what has to be there is looked for: keys that are referred to, and that nobody refers to keys that are gone. Checks that
 * are deferred are left to {@link DeferredChecks}.
 */
final class References {
    /** A key that rows may refer to is gone: the values of the columns referred to, and the new ones, or null if there are none. */
    private record Gone(Rules.Referred rule, Object[] before, Object[] after) {}

    private final Execution execution;
    private final Rules rules;
    private final ArrayDeque<Gone> gone = new ArrayDeque<>();
    private final List<ConstraintCheck> checks = new ArrayList<>();

    References(Execution execution, Rules rules) {
        this.execution = execution;
        this.rules = rules;
    }

    /** A row of the statement's own table was inserted. */
    void inserted(Object[] row) {
        if (!rules.own().referring().isEmpty()) {
            refers(rules.own(), null, row);
        }
        if (!rules.own().table().deferrableKeys().isEmpty()) {
            keyed(rules.own().table(), null, row);
        }
    }

    private void keyed(Table table, Object[] before, Object[] row) {
        for (IndexLayout index : table.deferrableKeys()) {
            if (index.mayClash(row) && (before == null || index.entryDiffers(before, row))) {
                execution.memory().reserve(RowBytes.of(row));
                checks.add(new ConstraintCheck.OfUnique(table, index, row));
            }
        }
    }

    void updated(Object[] before, Object[] after) {
        updated(rules.own(), before, after);
    }

    void deleted(Object[] row) {
        deleted(rules.own(), row);
    }

    private void updated(Rules.OfTable table, Object[] before, Object[] after) {
        if (!table.referring().isEmpty()) {
            refers(table, before, after);
        }
        if (!table.table().deferrableKeys().isEmpty()) {
            keyed(table.table(), before, after);
        }
        left(table, before, after);
    }

    /** A row of the statement's own table has become another in another partition. */
    void moved(Object[] before, Object[] after) {
        left(rules.own(), before, after);
    }

    private void left(Rules.OfTable table, Object[] before, Object[] after) {
        for (Rules.Referred rule : table.referred()) {
            Object[] old = keyOf(table.table(), rule.key(), before);
            Object[] now = keyOf(table.table(), rule.key(), after);
            if (!Arrays.equals(old, now) && !hasNull(old)) {
                execution.memory().reserve(RowBytes.of(old) + RowBytes.of(now));
                gone.add(new Gone(rule, old, now));
            }
        }
    }

    private void deleted(Rules.OfTable table, Object[] row) {
        for (Rules.Referred rule : table.referred()) {
            Object[] old = keyOf(table.table(), rule.key(), row);
            if (!hasNull(old)) {
                execution.memory().reserve(RowBytes.of(old));
                gone.add(new Gone(rule, old, null));
            }
        }
    }

    private void refers(Rules.OfTable table, Object[] before, Object[] after) {
        for (Rules.Referring rule : table.referring()) {
            Object[] now = values(table.table(), rule.key().columnIds(), after);
            boolean same = before != null && Arrays.equals(values(table.table(), rule.key().columnIds(), before), now);
            if (!same || rule.key().deferrable() && hasMoved(table.table(), before, after)) {
                refers(table.table(), rule, now, after);
            }
        }
    }

    /** A check that was put off looks for the row where it was. */
    private static boolean hasMoved(Table table, Object[] before, Object[] after) {
        return !table.primary().key(before).equals(table.primary().key(after));
    }

    private void refers(Table table, Rules.Referring rule, Object[] now, Object[] row) {
        if (hasNull(now)) {
            boolean all = Arrays.stream(now).allMatch(each -> each == null);
            if (rule.key().matchFull() && !all) {
                throw ReferenceErrors.mixed(table, rule.key());
            }
            return;
        }
        if (rule.partitions() != null) {
            Routing.End end = rule.partitions().routing()
                    .end(ProjectOperator.project(rule.partitions().row(), row, execution), execution.frame());
            if (end.isLeaf()) {
                refers(table, rule.partitions().members().get(end.at().member()), now, row);
                return;
            }
            // The table itself has no rows, so the key will not be found.
        }
        Bytes wanted = rule.parentIndex().pointKey(ProjectOperator.project(rule.values(), row, execution));
        execution.memory().reserve(RowBytes.of(now) + RowKeys.bytes(wanted));
        checks.add(new ConstraintCheck.OfChild(rule, table, now, table.primary().key(row), wanted));
    }

    /** The values of the columns referred to. */
    private static Object[] keyOf(Table parent, ForeignKeyDescriptor key, Object[] row) {
        return values(parent, key.referencedColumnIds(), row);
    }

    static Object[] values(Table table, List<Integer> columnIds, Object[] row) {
        Object[] values = new Object[columnIds.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = row[table.ordinal(columnIds.get(at))];
        }
        return values;
    }

    static boolean hasNull(Object[] values) {
        for (Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    /** At the end of the statement: 23503 if a reference leads nowhere. */
    void finish() {
        while (!gone.isEmpty()) {
            execution.tick();
            act(sameRule());
        }
        List<ConstraintCheck> now = new ArrayList<>();
        for (ConstraintCheck check : checks) {
            if (!DeferredChecks.takes(execution, check)) {
                now.add(check);
            }
        }
        checks.clear();
        ConstraintCheck.all(execution, now);
    }

    /** The next keys that are gone as far as they are seen by the same foreign key in the same way. */
    private List<Gone> sameRule() {
        List<Gone> same = new ArrayList<>();
        same.add(gone.poll());
        Gone first = same.getFirst();
        while (!gone.isEmpty() && gone.peek().rule == first.rule
                && (gone.peek().after == null) == (first.after == null)) {
            same.add(gone.poll());
        }
        return same;
    }

    private void act(List<Gone> keys) {
        Rules.Referred rule = keys.getFirst().rule;
        lockEntries(rule, keys);
        boolean deleting = keys.getFirst().after == null;
        Action action = deleting ? rule.key().onDelete() : rule.key().onUpdate();
        switch (action) {
            case NO_ACTION -> keys.forEach(key -> checks.add(parentCheck(key)));
            case RESTRICT -> ConstraintCheck.restrict(execution, rule, keys.stream().map(Gone::before).toList());
            case CASCADE, SET_NULL -> change(keys, rule, deleting && action == Action.CASCADE);
            case SET_DEFAULT -> {
                change(keys, rule, false);
                // The default may be what was there, and is gone.
                keys.forEach(key -> checks.add(parentCheck(key)));
            }
        }
    }

    /**
     * Who refers looks for the entry of an index and holds it; where commits do not validate what was read, whoever takes the
     * entry away has to lock it as well. Rows themselves are locked by the statement.
     */
    private void lockEntries(Rules.Referred rule, List<Gone> keys) {
        if (execution.transaction().locksByRow() && !rule.parentIndex().index().holdsRows()) {
            List<Bytes> entries = keys.stream().map(this::entry).toList();
            execution.transaction().lock(rule.parent().version(), entries, Lock.EXCLUSIVE, Waiting.WAIT);
        }
    }

    private Bytes entry(Gone key) {
        return key.rule.parentIndex().pointKey(ProjectOperator.project(key.rule.indexKey(), key.before, execution));
    }

    private ConstraintCheck parentCheck(Gone key) {
        return new ConstraintCheck.OfParent(key.rule, key.before, entry(key));
    }

    private void change(List<Gone> keys, Rules.Referred rule, boolean delete) {
        List<Object[]> wanted = keys.stream().map(Gone::before).toList();
        List<Object[]> rows = new ArrayList<>();
        List<Gone> causes = new ArrayList<>();
        new ReferringRows(execution, rule).visit(wanted, Lock.EXCLUSIVE, (key, row) -> {
            execution.memory().reserve(RowBytes.of(row));
            rows.add(row);
            causes.add(keys.get(wanted.indexOf(key)));
            return true;
        });
        if (rows.isEmpty()) {
            return;
        }
        Rules.OfTable table = rules.of(rule.child());
        RowWriter writer = new RowWriter(execution.transaction(), rule.child());
        TreeSet<Integer> assigned = new TreeSet<>();
        rule.key().columnIds().forEach(id -> assigned.add(rule.child().ordinal(id)));
        Triggers triggers = new Triggers(execution, table, assigned);
        if (delete) {
            for (Object[] row : rows) {
                if (triggers.beforeDelete(row)) {
                    writer.delete(row);
                    deleted(table, row);
                    triggers.deleted(row);
                }
            }
            triggers.finishRows();
            return;
        }
        List<Object[]> before = new ArrayList<>(rows.size());
        List<Object[]> after = new ArrayList<>(rows.size());
        for (int at = 0; at < rows.size(); at++) {
            Object[] row = changed(table, rule, causes.get(at), rows.get(at));
            if (triggers.beforeUpdate(rows.get(at), row)) {
                before.add(rows.get(at));
                after.add(row);
            }
        }
        writer.update(before, after);
        for (int at = 0; at < before.size(); at++) {
            updated(table, before.get(at), after.get(at));
            triggers.updated(before.get(at), after.get(at));
        }
        triggers.finishRows();
    }

    private Object[] changed(Rules.OfTable table, Rules.Referred rule, Gone cause, Object[] row) {
        Object[] after = row.clone();
        ForeignKeyDescriptor key = rule.key();
        Action action = cause.after == null ? key.onDelete() : key.onUpdate();
        boolean some = cause.after == null && !key.setColumnIds().isEmpty();
        for (int pair = 0; pair < key.columnIds().size(); pair++) {
            int columnId = key.columnIds().get(pair);
            if (action == Action.CASCADE || !some || key.setColumnIds().contains(columnId)) {
                after[table.table().ordinal(columnId)] = value(rule, action, cause, pair);
            }
        }
        RowErrors.complete(table, after, execution);
        return after;
    }

    private Object value(Rules.Referred rule, Action action, Gone cause, int pair) {
        if (action == Action.SET_NULL) {
            return null;
        }
        if (action == Action.SET_DEFAULT) {
            ChangePlan.Assignment assignment = rule.defaults().get(pair);
            return assignment.value().evaluate(cause.before, execution.frame());
        }
        Program cascaded = rule.cascaded().get(pair);
        return cascaded.evaluate(cause.after, execution.frame());
    }
}
