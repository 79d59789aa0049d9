package io.phantomdb.sql.execute;

import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** INSERT into a partitioned table. */
final class FamilyInsertRun extends ChangeRun {
    private final ChangePlan.Insert plan;
    private final FamilyRows rows;
    private final FamilyConflicts conflicts;

    FamilyInsertRun(Execution execution, ChangePlan.Insert plan) {
        super(execution, plan);
        this.plan = plan;
        TreeSet<Integer> assigned = new TreeSet<>();
        if (plan.conflict() instanceof ChangePlan.DoUpdate update) {
            update.assignments().forEach(each -> assigned.add(each.ordinal()));
        }
        this.rows = new FamilyRows(execution, plan.rules(), assigned);
        this.conflicts = plan.conflict() == null ? null : new FamilyConflicts(plan);
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(Event.INSERT));
        if (plan.conflict() instanceof ChangePlan.DoUpdate) {
            events.add(Event.UPDATE);
        }
        return events;
    }

    @Override
    void run() {
        events().forEach(rows::before);
        // Triggers may look at what is read.
        Operator source = kept(execution, Operators.start(plan.source(), execution));
        for (List<Object[]> batch = source.next(); !batch.isEmpty(); batch = source.next()) {
            execution.tick();
            if (conflicts != null) {
                // Whether there is a conflict can only be seen once all before it has been written.
                execution.state().settle();
            }
            batch.forEach(given -> insert(root(given)));
            rows.flush();
        }
        rows.finish(events().reversed());
    }

    private void insert(Object[] root) {
        if (conflicts != null) {
            rows.insert(root, conflicts, each -> changed(each.told()));
            return;
        }
        FamilyRows.After after = rows.insert(root);
        if (after != null) {
            changed(after.told());
        }
    }

    /** A row of the root, which has no id: rows have one where they are. */
    private Object[] root(Object[] given) {
        return FamilyInsertRun.root(plan.row(), given, execution);
    }

    static Object[] root(List<Program> programs, Object[] given, Execution execution) {
        Object[] row = new Object[programs.size()];
        for (int at = 0; at < row.length; at++) {
            Program program = programs.get(at);
            row[at] = program == null ? null : program.evaluate(given, execution.frame());
        }
        return row;
    }
}
