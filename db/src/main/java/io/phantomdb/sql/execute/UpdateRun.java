package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** UPDATE. A row that a join offers several times is changed once, by the first. */
final class UpdateRun extends ChangeRun {
    private final ChangePlan.Update plan;
    private final Table table;
    private final References references;
    private final RowWriter writer;
    private final Triggers triggers;
    private final Lookup<Bytes, Boolean> updated = new Lookup<>();

    UpdateRun(Execution execution, ChangePlan.Update plan) {
        super(execution, plan);
        this.plan = plan;
        this.table = plan.table();
        this.references = new References(execution, plan.rules());
        this.writer = new RowWriter(execution.transaction(), table);
        TreeSet<Integer> assigned = new TreeSet<>();
        plan.assignments().forEach(each -> assigned.add(each.ordinal()));
        this.triggers = new Triggers(execution, plan.rules().own(), assigned);
    }

    @Override
    void run() {
        triggers.statement(Timing.BEFORE, Event.UPDATE);
        change();
        execution.state().atEnd(() -> {
            references.finish();
            triggers.finish(Event.UPDATE);
        });
    }

    private void change() {
        Operator rows = Operators.start(plan.rows(), execution);
        if (!plan.keepsRows() && triggers.isEmpty()) {
            for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
                write(batch, changedRows(batch));
            }
            return;
        }
        List<Object[]> before = distinct(LoopJoinOperator.keep(execution, rows));
        List<Object[]> after = changedRows(before);
        for (int from = 0; from < before.size(); from += BATCH_ROWS) {
            int to = Math.min(before.size(), from + BATCH_ROWS);
            write(before.subList(from, to), after.subList(from, to));
        }
    }

    private List<Object[]> distinct(List<Object[]> rows) {
        List<Object[]> first = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            Bytes key = table.primary().key(own(row));
            if (updated.put(key, true) == null) {
                execution.memory().reserve(RowKeys.bytes(key));
                first.add(row);
            }
        }
        return first;
    }

    /** The table's part of a row of the block. */
    private Object[] own(Object[] row) {
        return row.length == table.width()
                ? row
                : Arrays.copyOfRange(row, plan.offset(), plan.offset() + table.width());
    }

    private List<Object[]> changedRows(List<Object[]> rows) {
        List<Object[]> changed = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            changed.add(changedRow(row));
        }
        return changed;
    }

    /** The row of the block with the new values in the table's place. */
    private Object[] changedRow(Object[] row) {
        Object[] after = row.clone();
        for (ChangePlan.Assignment assignment : plan.assignments()) {
            after[plan.offset() + assignment.ordinal()] = assignment.value().evaluate(row, execution.frame());
        }
        return after;
    }

    /** What was generated shall be seen by RETURNING, too. */
    private void putBack(Object[] own, Object[] whole) {
        if (own != whole) {
            System.arraycopy(own, 0, whole, plan.offset(), own.length);
        }
    }

    private void write(List<Object[]> before, List<Object[]> after) {
        execution.tick();
        List<Object[]> olds = new ArrayList<>(before.size());
        List<Object[]> news = new ArrayList<>(after.size());
        List<Object[]> changed = new ArrayList<>(after.size());
        for (int at = 0; at < before.size(); at++) {
            Object[] row = own(after.get(at));
            if (!execution.state().claim(table.primary().key(own(before.get(at))))) {
                continue;
            }
            if (!triggers.beforeUpdate(own(before.get(at)), row)) {
                continue;
            }
            RowErrors.completeOwn(plan.rules(), row, execution);
            putBack(row, after.get(at));
            olds.add(own(before.get(at)));
            news.add(row);
            changed.add(after.get(at));
        }
        write(news, () -> {
            writer.update(olds, news);
            for (int at = 0; at < olds.size(); at++) {
                references.updated(olds.get(at), news.get(at));
                triggers.updated(olds.get(at), news.get(at));
            }
        });
        changed.forEach(this::changed);
    }
}
