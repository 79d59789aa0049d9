package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * What cannot be without the things that a statement drops (PostgreSQL 15, chapter 5.14): it is in the way, or with CASCADE
 * it goes as well.
 */
final class Dependents {
    /** Something in the way, why, and how it goes. */
    private record Dependent(String what, String on, Runnable removal) {}

    private final SchemaEdit edit;
    private final List<Integer> going;
    private final List<Integer> views = new ArrayList<>();
    private final List<Dependent> found = new ArrayList<>();

    /** Those are dropped anyway. */
    Dependents(SchemaEdit edit, List<Integer> going) {
        this.edit = edit;
        this.going = List.copyOf(going);
    }

    /** As messages name it. */
    static String describe(SchemaEdit edit, TableDescriptor table) {
        if (table.isRoutines()) {
            return new RoutineNames(edit).describe(
                    new RoutineChanges.Found(table, table.routines().routines().getFirst()));
        }
        String kind = table.isType() ? "type" : table.isView() ? "view" : table.isSequence() ? "sequence" : "table";
        return (table.isMaterialized() ? "materialized view" : kind) + " " + edit.shown(table);
    }

    static String describe(SchemaEdit edit, TableDescriptor table, ColumnDescriptor column) {
        return "column " + column.name() + " of " + (table.isComposite() ? "composite " : "") + describe(edit, table);
    }

    /** True if nothing is in the way. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** True if the table is dropped anyway. */
    boolean goes(TableDescriptor table) {
        return going.contains(table.id());
    }

    void add(String what, String on, Runnable removal) {
        found.add(new Dependent(what, on, removal));
    }

    /** The views that read it, and those that read these. */
    void addViews(TableDescriptor table) {
        for (int id : edit.rows().dependents(table.id(), Lock.EXCLUSIVE)) {
            TableDescriptor dependent = edit.rows().present(id, Lock.EXCLUSIVE);
            if (dependent.view() != null) {
                addView(dependent, describe(edit, table));
            } else if (dependent.isRoutines()) {
                addRoutines(dependent, table);
            } else {
                new TypeChanges(edit, edit.expressions()).addColumns(table, dependent, this);
            }
        }
    }

    /** Tables that inherit from it; partitions go with it and are not spoken of. */
    void addChildren(TableDescriptor table) {
        if (table.isPartitioned()) {
            return;
        }
        for (int id : table.lineage().children()) {
            TableDescriptor child = edit.idle(id);
            if (going.contains(id) || views.contains(id)) {
                continue;
            }
            views.add(id);
            add(describe(edit, child), describe(edit, table), () -> new TableChanges(edit).removeAll(List.of(id)));
            addViews(child);
            new ForeignKeyChanges(edit).beforeDrop(child, going, this);
            addChildren(child);
        }
    }

    private void addRoutines(TableDescriptor routines, TableDescriptor table) {
        if (!going.contains(routines.id())) {
            new RoutineDependents(edit, edit.expressions()).addRoutines(routines, table.id(), this,
                    table.isTable() ? "type " + edit.shown(table) : describe(edit, table));
        }
    }

    /** The views that read the column, and those that read these. */
    void addViews(TableDescriptor table, ColumnDescriptor column) {
        for (int id : edit.rows().dependents(table.id(), Lock.EXCLUSIVE)) {
            TableDescriptor view = edit.rows().present(id, Lock.EXCLUSIVE);
            if (view.view() != null && view.view().uses(table.id(), column.id())) {
                addView(view, describe(edit, table, column));
            }
        }
    }

    /** A view, and those that read it. */
    void addView(TableDescriptor view, String on) {
        if (going.contains(view.id()) || views.contains(view.id())) {
            return;
        }
        views.add(view.id());
        add(describe(edit, view), on, () -> new ViewChanges(edit).remove(view));
        addViews(view);
    }

    /** 2BP01 if something is in the way of dropping that; with CASCADE it goes, and the client is told. */
    void settle(String what, boolean cascade) {
        if (found.isEmpty()) {
            return;
        }
        if (!cascade) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, what == null
                    ? "cannot drop desired object(s) because other objects depend on them"
                    : "cannot drop " + what + " because other objects depend on it",
                    lines(dependent -> dependent.what() + " depends on " + dependent.on()),
                    "Use DROP ... CASCADE to drop the dependent objects too.", 0);
        }
        edit.notices().accept(found.size() == 1
                ? Notice.notice("drop cascades to " + found.getFirst().what())
                : new Notice(Notice.Level.NOTICE, SqlState.SUCCESSFUL_COMPLETION,
                        "drop cascades to " + found.size() + " other objects",
                        lines(dependent -> "drop cascades to " + dependent.what()), null));
        // What was found last needs what was found before it.
        found.reversed().forEach(dependent -> dependent.removal().run());
    }

    private String lines(java.util.function.Function<Dependent, String> line) {
        return String.join("\n", found.stream().map(line).toList());
    }
}
