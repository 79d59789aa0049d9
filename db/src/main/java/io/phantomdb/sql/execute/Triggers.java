package io.phantomdb.sql.execute;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ArrayDatum;
import io.phantomdb.rows.RecordDatum;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.RoutineType;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TriggerCall;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor.Event;
import io.phantomdb.sql.catalog.TriggerDescriptor.Timing;
import io.phantomdb.sql.plan.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * The triggers of a table while a statement changes its rows (PostgreSQL 15, chapter 39.1). Those before a row may change or
 * skip it; those after rows are called when all are changed.
 */
final class Triggers {
    private static final Object[] NOTHING = new Object[0];

    /** A row that was changed; rows that there are not are null. */
    private record Changed(Event event, Object[] before, Object[] after) {}

    private final Execution execution;
    private final List<Rules.Trigger> triggers;
    private final Table table;
    private final Type rowType;
    private final int[] ordinals;
    private final SortedSet<Integer> assigned;
    private final List<Changed> changed = new ArrayList<>();
    /** Those that triggers of the statement may ask for as a whole. */
    private final List<Changed> transitions = new ArrayList<>();

    /** The ordinals are those of columns that UPDATE assigns to. */
    Triggers(Execution execution, Rules.OfTable rules, SortedSet<Integer> assigned) {
        this.execution = execution;
        this.table = rules.table();
        this.triggers = rules.triggers();
        this.assigned = assigned;
        this.rowType = triggers.isEmpty() ? null : table.descriptor().type();
        this.ordinals = triggers.isEmpty()
                ? new int[0]
                : table.descriptor().visibleColumns().stream().mapToInt(column -> table.ordinal(column.id())).toArray();
    }

    boolean isEmpty() {
        return triggers.isEmpty();
    }

    /** Those of the statement as a whole. */
    void statement(Timing timing, Event event) {
        for (Rules.Trigger trigger : triggers) {
            if (trigger.descriptor().fires(timing, event, false) && concerns(trigger, event)
                    && holds(trigger, null, null)) {
                call(trigger, event, null, null);
            }
        }
    }

    private boolean concerns(Rules.Trigger trigger, Event event) {
        List<Integer> columns = trigger.descriptor().columnIds();
        return event != Event.UPDATE || columns.isEmpty()
                || columns.stream().map(table::ordinal).anyMatch(assigned::contains);
    }

    /** False if the row shall not be inserted; it may be another one afterwards. */
    boolean beforeInsert(Object[] row) {
        return before(Event.INSERT, null, row);
    }

    /** False if the row shall stay as it is; the new one may be another one afterwards. */
    boolean beforeUpdate(Object[] old, Object[] row) {
        return before(Event.UPDATE, old, row);
    }

    /** False if the row shall stay. */
    boolean beforeDelete(Object[] old) {
        return before(Event.DELETE, old, null);
    }

    private boolean before(Event event, Object[] old, Object[] row) {
        return passes(Timing.BEFORE, event, old, row);
    }

    private boolean passes(Timing timing, Event event, Object[] old, Object[] row) {
        for (Rules.Trigger trigger : triggers) {
            boolean fires = trigger.descriptor().fires(timing, event, true) && concerns(trigger, event);
            if (!fires || !holds(trigger, old, row)) {
                continue;
            }
            RecordDatum given = call(trigger, event, old, row);
            if (given == null) {
                return false;
            }
            if (row != null) {
                take(given, row);
            }
        }
        return true;
    }

    private void take(RecordDatum given, Object[] row) {
        boolean fits = given.size() == ordinals.length;
        for (int at = 0; fits && at < ordinals.length; at++) {
            fits = given.value(at) == null || given.typeOf(at).equals(rowType.fields().get(at).type().type());
        }
        if (!fits) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH,
                    "returned row structure does not match the structure of the triggering table");
        }
        for (int at = 0; at < ordinals.length; at++) {
            row[ordinals[at]] = given.value(at);
        }
    }

    /**
     * What an INSTEAD OF trigger of a view makes of a row: false if nothing. The new row, if there is one, is what the trigger has
     * given back afterwards.
     */
    boolean insteadOf(Event event, Object[] old, Object[] row) {
        return passes(Timing.INSTEAD_OF, event, old, row);
    }

    void inserted(Object[] row) {
        after(new Changed(Event.INSERT, null, row));
    }

    void updated(Object[] before, Object[] row) {
        after(new Changed(Event.UPDATE, before, row));
    }

    void deleted(Object[] before) {
        after(new Changed(Event.DELETE, before, null));
    }

    private void after(Changed row) {
        if (triggers.isEmpty()) {
            return;
        }
        boolean isAwaited = triggers.stream().anyMatch(trigger -> trigger.descriptor().fires(Timing.AFTER, row.event,
                true));
        boolean isTransition = triggers.stream().anyMatch(trigger -> isOfTransition(trigger, row.event));
        if (isTransition) {
            transitions.add(row);
        }
        if (isAwaited || isTransition) {
            execution.memory().reserve((row.before == null ? 0 : RowBytes.of(row.before))
                    + (row.after == null ? 0 : RowBytes.of(row.after)));
        }
        if (isAwaited) {
            changed.add(row);
        }
    }

    private static boolean isOfTransition(Rules.Trigger trigger, Event event) {
        TriggerDescriptor descriptor = trigger.descriptor();
        return !descriptor.transitions().isEmpty() && (descriptor.fires(Timing.AFTER, event, true)
                || descriptor.fires(Timing.AFTER, event, false));
    }

    /** The rows that the statement has changed in this way; null if they have no name. */
    private ArrayDatum transition(String name, Event event, Function<Changed, Object[]> row) {
        if (name == null) {
            return null;
        }
        Object[] rows = transitions.stream().filter(each -> each.event == event).map(each -> record(row.apply(each)))
                .toArray();
        return ArrayDatum.of(rowType, rows);
    }

    /** All rows are changed: those after rows, each for all of its rows in their order. */
    void finishRows() {
        List<Changed> rows = List.copyOf(changed);
        changed.clear();
        for (Changed row : rows) {
            execution.tick();
            for (Rules.Trigger trigger : triggers) {
                if (trigger.descriptor().fires(Timing.AFTER, row.event, true) && concerns(trigger, row.event)
                        && holds(trigger, row.before, row.after)) {
                    call(trigger, row.event, row.before, row.after);
                }
            }
        }
    }

    /** The end of a statement that has changed rows in this way. */
    void finish(Event event) {
        if (!triggers.isEmpty()) {
            finishRows();
            statement(Timing.AFTER, event);
        }
    }

    private boolean holds(Rules.Trigger trigger, Object[] old, Object[] row) {
        if (trigger.when() == null) {
            return true;
        }
        Object[] both = new Object[2 * ordinals.length];
        for (int at = 0; at < ordinals.length; at++) {
            both[at] = old == null ? null : old[ordinals[at]];
            both[ordinals.length + at] = row == null ? null : row[ordinals[at]];
        }
        return Boolean.TRUE.equals(trigger.when().evaluate(both, execution.frame()));
    }

    private RecordDatum call(Rules.Trigger trigger, Event event, Object[] old, Object[] row) {
        TriggerDescriptor descriptor = trigger.descriptor();
        return (RecordDatum) execution.frame().context().call(new TriggerCall(trigger.use(), descriptor,
                table.descriptor(), event, record(old), record(row),
                transition(descriptor.transitions().oldTable(), event, Changed::before),
                transition(descriptor.transitions().newTable(), event, Changed::after)), NOTHING);
    }

    private RecordDatum record(Object[] row) {
        if (row == null) {
            return null;
        }
        Object[] values = new Object[ordinals.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = row[ordinals[at]];
        }
        return new RecordDatum(rowType, values);
    }
}
