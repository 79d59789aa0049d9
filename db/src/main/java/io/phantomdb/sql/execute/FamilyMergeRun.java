package io.phantomdb.sql.execute;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.plan.ChangePlan;
import java.util.Arrays;
import java.util.List;

/** MERGE into a table that stands for others; as {@link MergeRun}. */
final class FamilyMergeRun extends ChangeRun {
    private final ChangePlan.Merge plan;
    private final FamilyRows rows;
    private final int width;
    private final Lookup<Bytes, Boolean> touched = new Lookup<>();

    FamilyMergeRun(Execution execution, ChangePlan.Merge plan) {
        super(execution, plan);
        this.plan = plan;
        this.width = plan.table().width();
        this.rows = new FamilyRows(execution, plan.rules(), MergeRun.assigned(plan));
    }

    @Override
    void run() {
        List<Event> events = MergeRun.events(plan);
        events.forEach(rows::before);
        for (Object[] row : LoopJoinOperator.keep(execution, Operators.start(plan.rows(), execution))) {
            execution.tick();
            boolean matched = row[plan.offset() + width] != null;
            ChangePlan.MergeWhen when = MergeRun.when(plan, matched, row, execution);
            if (when != null) {
                act(when.action(), row);
            }
        }
        rows.flush();
        rows.finish(events);
    }

    private void act(ChangePlan.MergeAction action, Object[] row) {
        switch (action) {
            case ChangePlan.MergeUpdate update -> {
                FamilyRows.Member member = touch(row);
                Object[] after = Arrays.copyOfRange(row, plan.offset(), plan.offset() + width);
                for (ChangePlan.Assignment assignment : update.assignments()) {
                    after[assignment.ordinal()] = assignment.value().evaluate(row, execution.frame());
                }
                if (rows.update(member, stored(row), after) != null) {
                    changed(row);
                }
            }
            case ChangePlan.MergeDelete delete -> {
                if (rows.delete(touch(row), stored(row))) {
                    changed(row);
                }
            }
            case ChangePlan.MergeInsert insert -> {
                if (rows.insert(FamilyInsertRun.root(insert.row(), row, execution)) != null) {
                    changed(row);
                }
            }
            case ChangePlan.MergeNothing nothing -> {
            }
        }
    }

    private RecordDatum stored(Object[] row) {
        return (RecordDatum) row[plan.offset() + width + 1];
    }

    /** The table of the row; 21000 if the row had its turn already. */
    private FamilyRows.Member touch(Object[] row) {
        FamilyRows.Member member = rows.ofTable((Long) row[plan.offset() + width]);
        Bytes key = member.table().primary().key(stored(row).values());
        if (touched.put(key, true) != null) {
            throw MergeRun.twice();
        }
        execution.memory().reserve(RowKeys.bytes(key));
        return member;
    }
}
