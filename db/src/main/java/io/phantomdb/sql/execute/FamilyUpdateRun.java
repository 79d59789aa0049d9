package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** UPDATE of a table that stands for others. A row may move from one partition to another. */
final class FamilyUpdateRun extends ChangeRun {
    private final ChangePlan.Update plan;
    private final FamilyRows rows;
    private final int width;
    private final Lookup<Bytes, Boolean> updated = new Lookup<>();

    FamilyUpdateRun(Execution execution, ChangePlan.Update plan) {
        super(execution, plan);
        this.plan = plan;
        this.width = plan.table().width();
        TreeSet<Integer> assigned = new TreeSet<>();
        plan.assignments().forEach(each -> assigned.add(each.ordinal()));
        this.rows = new FamilyRows(execution, plan.rules(), assigned);
    }

    @Override
    void run() {
        rows.before(Event.UPDATE);
        for (Object[] row : LoopJoinOperator.keep(execution, Operators.start(plan.rows(), execution))) {
            execution.tick();
            update(row);
        }
        rows.finish(List.of(Event.UPDATE));
    }

    private void update(Object[] row) {
        int behind = plan.offset() + width;
        RecordDatum stored = (RecordDatum) row[behind + 1];
        FamilyRows.Member member = rows.ofTable((Long) row[behind]);
        if (!isFirst(member, stored)) {
            return;
        }
        Object[] after = row.clone();
        for (ChangePlan.Assignment assignment : plan.assignments()) {
            after[plan.offset() + assignment.ordinal()] = assignment.value().evaluate(row, execution.frame());
        }
        FamilyRows.After changed = rows.update(member, stored,
                Arrays.copyOfRange(after, plan.offset(), plan.offset() + width));
        if (changed != null) {
            System.arraycopy(changed.shown(), 0, after, plan.offset(), width);
            after[behind] = changed.tableId();
            changed(after);
        }
    }

    /** A join may offer a row several times. */
    private boolean isFirst(FamilyRows.Member member, RecordDatum stored) {
        Bytes key = member.table().primary().key(stored.values());
        if (updated.put(key, true) != null) {
            return false;
        }
        execution.memory().reserve(RowKeys.bytes(key));
        return true;
    }
}
