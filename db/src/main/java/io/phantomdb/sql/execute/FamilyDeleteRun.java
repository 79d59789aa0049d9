package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.List;
import java.util.TreeSet;

/** DELETE from a table that stands for others. */
final class FamilyDeleteRun extends ChangeRun {
    private final ChangePlan.Delete plan;
    private final FamilyRows rows;
    private final Lookup<Bytes, Boolean> deleted = new Lookup<>();

    FamilyDeleteRun(Execution execution, ChangePlan.Delete plan) {
        super(execution, plan);
        this.plan = plan;
        this.rows = new FamilyRows(execution, plan.rules(), new TreeSet<>());
    }

    @Override
    void run() {
        rows.before(Event.DELETE);
        for (Object[] row : LoopJoinOperator.keep(execution, Operators.start(plan.rows(), execution))) {
            execution.tick();
            int behind = plan.offset() + plan.table().width();
            RecordDatum stored = (RecordDatum) row[behind + 1];
            FamilyRows.Member member = rows.ofTable((Long) row[behind]);
            Bytes key = member.table().primary().key(stored.values());
            // A join may offer a row several times.
            if (deleted.put(key, true) == null && rows.delete(member, stored)) {
                changed(row);
            }
        }
        rows.finish(List.of(Event.DELETE));
    }
}
