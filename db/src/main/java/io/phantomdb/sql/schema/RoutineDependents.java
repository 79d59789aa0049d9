package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.RoutinesDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/**
 * What cannot be without a routine: views and other routines by what they have noted; defaults, checks, generated columns, indexes
 * and triggers by the text that is kept of them. Whoever drops a routine looks at all of it, which is dear, and seldom.
 */
final class RoutineDependents {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    RoutineDependents(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    void add(RoutineChanges.Found found, Dependents dependents) {
        String on = new RoutineNames(edit).describe(found);
        for (int id : edit.rows().dependents(found.group().id(), Lock.EXCLUSIVE)) {
            TableDescriptor dependent = edit.rows().present(id, Lock.EXCLUSIVE);
            if (dependent.view() != null && dependent.view().uses(found.group().id(), found.routine().id())) {
                dependents.addView(dependent, on);
            } else if (dependent.isRoutines()) {
                addRoutines(dependent, found.group().id(), dependents, on);
            }
        }
        for (TableDescriptor table : tables()) {
            addOf(table, found, dependents, on);
        }
    }

    /** Routines of that name that need a descriptor. */
    void addRoutines(TableDescriptor group, int needed, Dependents dependents, String on) {
        for (RoutineDescriptor routine : group.routines().routines()) {
            RoutineChanges.Found found = new RoutineChanges.Found(group, routine);
            if (routine.needs().contains(needed)) {
                dependents.add(new RoutineNames(edit).describe(found), on, () -> new RoutineChanges(edit, expressions)
                        .remove(found));
                add(found, dependents);
            }
        }
    }

    private List<TableDescriptor> tables() {
        return edit.rows().tables(Lock.HELD).stream()
                .filter(table -> table.database() == edit.database() && !table.isRoutines()).toList();
    }

    private boolean calls(String sql, RoutineChanges.Found found) {
        boolean isOnly = found.group().routines().routines().size() == 1;
        return sql != null && expressions.calls(sql, RoutinesDescriptor.plain(found.group().name()),
                isOnly ? -1 : found.routine().inputs().size());
    }

    private void addOf(TableDescriptor table, RoutineChanges.Found found, Dependents dependents, String on) {
        for (ColumnDescriptor column : table.columns()) {
            if (column.state() != ColumnDescriptor.State.DROPPED) {
                addOf(table, column, found, dependents, on);
            }
        }
        for (CheckDescriptor check : table.checks()) {
            if (calls(check.sql(), found)) {
                dependents.add("constraint " + check.name() + " on table " + edit.shown(table), on,
                        () -> edit.change(now(table).withChecks(now(table).checks().stream()
                                .filter(each -> !each.name().equals(check.name())).toList())));
            }
        }
        for (TriggerDescriptor trigger : table.triggers()) {
            if (trigger.routineId() == found.routine().id() || calls(trigger.whenSql(), found)) {
                dependents.add("trigger " + trigger.name() + " on table " + edit.shown(table), on,
                        () -> edit.change(now(table).withTriggers(now(table).triggers().stream()
                                .filter(each -> each.id() != trigger.id()).toList())));
            }
        }
    }

    private TableDescriptor now(TableDescriptor table) {
        return edit.rows().present(table.id(), Lock.EXCLUSIVE);
    }

    private void addOf(TableDescriptor table, ColumnDescriptor column, RoutineChanges.Found found,
            Dependents dependents, String on) {
        if (calls(column.defaultSql(), found) && column.generatedSql() == null) {
            dependents.add("default value for " + Dependents.describe(edit, table, column), on,
                    () -> edit.change(now(table).mapColumn(column.id(), each -> each.withDefault(null))));
        }
        if (!calls(column.generatedSql(), found)) {
            return;
        }
        if (column.state() == ColumnDescriptor.State.PUBLIC) {
            dependents.add(Dependents.describe(edit, table, column), on,
                    () -> new ColumnChanges(edit, expressions).drop(edit.idle(table.id()),
                            new AlterAction.DropColumn(column.name(), false, true)));
            return;
        }
        for (IndexDescriptor index : table.indexes()) {
            boolean uses = index.predicateColumnId() == column.id()
                    || index.parts().stream().anyMatch(part -> part.columnId() == column.id());
            if (uses && !index.name().isEmpty()) {
                dependents.add("index " + index.name(), on,
                        () -> new AtomicIndexes(edit).drop(new SchemaCommand.DropIndexes(
                                List.of(new SchemaCommand.Name(table.schema(), index.name(), edit.path(), 0)), true)));
            }
        }
    }

    /** 0A000 if the name of the routine is written in something that is kept. */
    void requireNotNamed(RoutineChanges.Found found) {
        Dependents dependents = new Dependents(edit, List.of());
        String on = new RoutineNames(edit).describe(found);
        for (TableDescriptor table : tables()) {
            addOf(table.withTriggers(table.triggers().stream().filter(each -> each.whenSql() != null).toList()), found,
                    dependents, on);
        }
        boolean moves = found.group().routines().routines().size() > 1
                && !edit.rows().dependents(found.group().id(), Lock.EXCLUSIVE).isEmpty();
        if (moves || !dependents.isEmpty()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot rename or move " + on + " because other objects depend on it");
        }
    }
}
