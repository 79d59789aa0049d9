package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.ChangePlan;
import io.phantomdb.sql.plan.Plan;
import io.phantomdb.sql.plan.Program;
import io.phantomdb.sql.plan.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A change of a view whose INSTEAD OF triggers carry it out, row by row (PostgreSQL 15, chapter 39.1). The rows are all read before the
 * first trigger is called.
 */
final class InsteadOfRun extends ChangeRun {
    private final Event event;
    private final Triggers triggers;

    InsteadOfRun(Execution execution, ChangePlan plan, Rules rules, Event event) {
        super(execution, plan);
        this.event = event;
        this.triggers = new Triggers(execution, rules.own(), new TreeSet<>());
    }

    @Override
    void run() {
        triggers.statement(Timing.BEFORE, event);
        Operator rows = kept(execution, Operators.start(source(), execution));
        for (List<Object[]> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            for (Object[] row : batch) {
                execution.tick();
                one(row);
            }
        }
        execution.state().atEnd(() -> triggers.statement(Timing.AFTER, event));
    }

    private Plan source() {
        return switch (plan) {
            case ChangePlan.Insert insert -> insert.source();
            case ChangePlan.Update update -> update.rows();
            case ChangePlan.Delete delete -> delete.rows();
            default -> throw Check.unreachable("no view is changed by it");
        };
    }

    private void one(Object[] given) {
        switch (plan) {
            case ChangePlan.Insert insert -> insert(insert, given);
            case ChangePlan.Update update -> update(update, given);
            case ChangePlan.Delete delete -> {
                if (triggers.insteadOf(event, own(delete.table(), delete.offset(), given), null)) {
                    changed(given);
                }
            }
            default -> throw Check.unreachable("no view is changed by it");
        }
    }

    private void insert(ChangePlan.Insert insert, Object[] given) {
        List<Object> row = new ArrayList<>();
        for (Program program : insert.row()) {
            row.add(program.evaluate(given, execution.frame()));
        }
        Object[] values = row.toArray();
        if (triggers.insteadOf(event, null, values)) {
            changed(values);
        }
    }

    private void update(ChangePlan.Update update, Object[] given) {
        Object[] before = own(update.table(), update.offset(), given);
        Object[] after = before.clone();
        for (ChangePlan.Assignment assignment : update.assignments()) {
            after[assignment.ordinal()] = assignment.value().evaluate(given, execution.frame());
        }
        if (triggers.insteadOf(event, before, after)) {
            Object[] whole = given.clone();
            System.arraycopy(after, 0, whole, update.offset(), after.length);
            changed(whole);
        }
    }

    /** The view's part of a row of the block. */
    private static Object[] own(Table view, int offset, Object[] row) {
        return Arrays.copyOfRange(row, offset, offset + view.width());
    }
}
