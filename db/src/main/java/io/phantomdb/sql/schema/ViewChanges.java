package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.ViewDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes, replaces and unmakes views inside a transaction on the catalog. A view is a table as far as names, versions and fences
 * go; it has no rows. What it reads knows that it is there by an entry of its own, so that others go on using it meanwhile.
 */
final class ViewChanges {
    private final SchemaEdit edit;

    ViewChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(SchemaCommand.OfView command) {
        switch (command) {
            case SchemaCommand.CreateView create -> create(create);
            case SchemaCommand.CreateMaterialized create -> create(create);
            case SchemaCommand.DropViews drop -> drop(drop);
        }
    }

    private void create(SchemaCommand.CreateView create) {
        create.versions().forEach(edit::requireUnchanged);
        SchemaCommand.Name name = create.name();
        String schema = place(create);
        CatalogName found = edit.rows().name(schema, name.name(), Lock.EXCLUSIVE);
        if (found == null) {
            add(create, schema);
        } else if (create.replace()) {
            replace(found, create);
        } else {
            throw SchemaEdit.alreadyExists(name.name());
        }
    }

    /** With the rows that it begins with, which are none yet; null if there is one of that name, and that is fine. */
    TableDescriptor create(SchemaCommand.CreateMaterialized create) {
        create.versions().forEach(edit::requireUnchanged);
        boolean readsTemporary = create.view().sourceIds().stream()
                .anyMatch(id -> SearchPath.isTemporary(edit.rows().present(id, Lock.HELD).schema()));
        if (readsTemporary) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "materialized views must not use temporary tables or views");
        }
        TableDescriptor made = new TableChanges(edit).create(create.table(), create.view());
        if (made != null) {
            made.view().sourceIds().forEach(source -> edit.rows().putDependent(source, made.id()));
        }
        return made;
    }

    /**
     * The materialized view of that id as it is when it is about to be filled, or emptied, kept from others who do the same. It
     * must be as the statement takes it for.
     */
    TableDescriptor refresh(SchemaCommand.Refresh refresh) {
        TableDescriptor view = edit.idle(refresh.view().descriptorId());
        edit.permissions().requireOwner(view);
        edit.requireUnchanged(refresh.view());
        if (refresh.concurrently()) {
            requireConcurrently(view);
        }
        ViewDescriptor.Rows rows = refresh.withData() ? ViewDescriptor.Rows.POPULATED : ViewDescriptor.Rows.UNPOPULATED;
        return view.view().rows() == rows ? view : edit.change(view.withNature(view.view().withRows(rows)));
    }

    /** As in PostgreSQL, which could not tell rows apart otherwise. */
    private void requireConcurrently(TableDescriptor view) {
        if (!view.view().isPopulated()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "CONCURRENTLY cannot be used when the materialized view is not populated");
        }
        boolean hasKey = view.indexes().stream().anyMatch(index -> index.unique() && !index.name().isEmpty()
                && !index.isPartial() && index.parts().stream().allMatch(
                        part -> view.column(part.columnId()).state() == ColumnDescriptor.State.PUBLIC));
        if (!hasKey) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "cannot refresh materialized view \"" + view.schema() + "." + view.name() + "\" concurrently", null,
                    "Create a unique index with no WHERE clause on one or more columns of the materialized view.", 0);
        }
    }

    /** A view that reads temporary tables goes with them. */
    private String place(SchemaCommand.CreateView create) {
        String schema = edit.place(create.name());
        boolean readsTemporary = create.view().sourceIds().stream()
                .anyMatch(id -> SearchPath.isTemporary(edit.rows().present(id, Lock.HELD).schema()));
        if (!readsTemporary || SearchPath.isTemporary(schema)) {
            return schema;
        }
        edit.notices().accept(Notice.notice("view \"" + create.name().name() + "\" will be a temporary view"));
        return edit.path().temporary().schema();
    }

    private void add(SchemaCommand.CreateView create, String schema) {
        List<ColumnDescriptor> columns = new ArrayList<>();
        create.columns().forEach(column -> columns.add(column.described(columns.size() + 1)));
        TableDescriptor view = edit.owned(new TableDescriptor(edit.newTableId(), schema, create.name().name(), 1,
                TableDescriptor.State.PUBLIC, columns, List.of(), List.of(), 0, columns.size() + 1, 1)
                .withNature(create.view()));
        edit.rows().changeTable(view);
        edit.name(view);
        view.view().sourceIds().forEach(source -> edit.rows().putDependent(source, view.id()));
    }

    private void replace(CatalogName found, SchemaCommand.CreateView create) {
        TableDescriptor before = found.isTable() ? edit.rows().present(found.tableId(), Lock.EXCLUSIVE) : null;
        if (before == null || !before.isView()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + create.name().name() + "\" is not a view");
        }
        edit.permissions().requireOwner(before);
        requireSameColumns(before.visibleColumns(), create.columns());
        TableDescriptor after = before.withNature(create.view());
        for (SchemaCommand.ViewColumn more : create.columns().subList(before.columns().size(),
                create.columns().size())) {
            after = after.withNewColumn(more.described(after.nextColumnId()));
        }
        before.view().sourceIds().forEach(source -> edit.rows().deleteDependent(source, before.id()));
        create.view().sourceIds().forEach(source -> edit.rows().putDependent(source, before.id()));
        edit.change(after);
    }

    /** Others may read the view: columns may only be added (PostgreSQL 15, CREATE VIEW). */
    private static void requireSameColumns(List<ColumnDescriptor> before, List<SchemaCommand.ViewColumn> after) {
        if (after.size() < before.size()) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION, "cannot drop columns from view");
        }
        for (int at = 0; at < before.size(); at++) {
            ColumnDescriptor old = before.get(at);
            SchemaCommand.ViewColumn column = after.get(at);
            if (!old.name().equals(column.name())) {
                throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                        "cannot change name of view column \"" + old.name() + "\" to \"" + column.name() + "\"", null,
                        "Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.", 0);
            }
            if (!old.type().equals(column.type())) {
                throw new StatementError(SqlState.INVALID_TABLE_DEFINITION, "cannot change data type of view column \""
                        + old.name() + "\" from " + name(old.type()) + " to " + name(column.type()));
            }
        }
    }

    private static String name(ColumnType type) {
        return type.sqlName();
    }

    private void drop(SchemaCommand.DropViews drop) {
        List<TableDescriptor> views = new ArrayList<>();
        for (SchemaCommand.Name name : drop.names()) {
            TableDescriptor view = find(name, drop);
            if (view != null && views.stream().noneMatch(other -> other.id() == view.id())) {
                views.add(view);
            }
        }
        Dependents dependents = new Dependents(edit, views.stream().map(TableDescriptor::id).toList());
        views.forEach(dependents::addViews);
        dependents.settle(views.size() == 1 ? Dependents.describe(edit, views.getFirst()) : null, drop.cascade());
        views.forEach(this::remove);
    }

    /** Null if there is none and that is fine; 42809 if it is something else. */
    private TableDescriptor find(SchemaCommand.Name name, SchemaCommand.DropViews drop) {
        String kind = drop.materialized() ? "materialized view" : "view";
        CatalogName found = edit.find(name);
        if (found == null && edit.isSchemaMissing(name, drop.ifExists())) {
            return null;
        }
        if (found == null && drop.ifExists()) {
            edit.skippingMissing(kind + " \"" + name.name() + "\"");
            return null;
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, kind + " \"" + name.text() + "\" does not exist");
        }
        TableDescriptor view = found.isTable() ? edit.rows().present(found.tableId(), Lock.EXCLUSIVE) : null;
        if (view == null || (drop.materialized() ? !view.isMaterialized() : !view.isView())) {
            throw SchemaEdit.wrongKind(name.name(), "a " + kind, view);
        }
        edit.requireMayDrop(view);
        return view;
    }

    /** The view, and what is known of it where it read. */
    void remove(TableDescriptor view) {
        view.view().sourceIds().forEach(source -> edit.rows().deleteDependent(source, view.id()));
        new TableChanges(edit).drop(view);
    }
}
