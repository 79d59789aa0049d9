package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.StatisticsRows;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** CREATE TABLE and DROP TABLE, as parts of a transaction. */
final class TableChanges {
    /** Above every version: what comes with this one alone is accepted of a table that is gone. */
    private static final int VERSION_OF_THE_DROPPED = Integer.MAX_VALUE;

    private final SchemaEdit edit;

    TableChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    /** Null if there was such a table, and that is fine. */
    TableDescriptor create(SchemaCommand.CreateTable create, RowExpressions expressions) {
        create.likes().forEach(like -> edit.requireUnchanged(like.source()));
        TableDescriptor made = create(create, null, expressions);
        return made == null ? null : new LikeChanges(edit, expressions).run(made, create.likes());
    }

    /** The same of what is a table by another name; of a table the nature is null. */
    TableDescriptor create(SchemaCommand.CreateTable create, TableDescriptor.Nature nature) {
        return create(create, nature, null);
    }

    private TableDescriptor create(SchemaCommand.CreateTable create, TableDescriptor.Nature nature,
            RowExpressions expressions) {
        String schema = edit.place(create.table());
        NewTable draft = new NewTable(create, schema);
        if (edit.isTaken(schema, create.table().name(), create.ifNotExists())) {
            return null;
        }
        HeritageChanges heritage = new HeritageChanges(edit, expressions);
        create.heritage().notices().forEach(edit::notice);
        List<TableDescriptor> parents = heritage.parents(create.heritage(), SearchPath.isTemporary(schema));
        TableDescriptor plain = draft.descriptor(edit, edit.newTableId()).withNature(nature);
        TableDescriptor made = heritage.with(plain, create.heritage(), parents);
        add(made);
        heritage.announce(made, parents);
        return made;
    }

    private void add(TableDescriptor table) {
        edit.rows().changeTable(table);
        edit.name(table);
        for (IndexDescriptor index : table.indexes()) {
            if (!index.name().isEmpty()) {
                edit.rows().putName(table.schema(), index.name(), new CatalogName(table.id(), index.id()));
            }
        }
    }

    void drop(SchemaCommand.DropTables drop) {
        List<Integer> ids = new ArrayList<>();
        for (SchemaCommand.Name name : drop.tables()) {
            CatalogName found = edit.find(name);
            if (found == null && edit.isSchemaMissing(name, drop.ifExists())) {
                continue;
            }
            if (found == null && drop.ifExists()) {
                edit.skippingMissing("table \"" + name.name() + "\"");
            } else if (found == null) {
                throw new StatementError(SqlState.UNDEFINED_TABLE, "table \"" + name.name() + "\" does not exist");
            } else if (!found.isTable()) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a table", null,
                        "Use DROP INDEX to remove an index.", 0);
            } else {
                ids.add(found.tableId());
            }
        }
        dropAll(new HeritageChanges(edit, edit.expressions()).withPartitions(ids), drop.cascade(), ids.size() == 1);
    }

    private void dropAll(List<Integer> ids, boolean cascade, boolean single) {
        ForeignKeyChanges foreignKeys = new ForeignKeyChanges(edit);
        Dependents dependents = new Dependents(edit, ids);
        String what = null;
        for (int id : ids) {
            TableDescriptor table = edit.idle(id);
            if (table.isType()) {
                throw new StatementError(SqlState.UNDEFINED_TABLE, "table \"" + table.name() + "\" does not exist");
            }
            if (table.isSequence() || table.view() != null) {
                throw SchemaEdit.wrongKind(table.name(), "a table", table);
            }
            edit.requireMayDrop(table);
            foreignKeys.beforeDrop(table, ids, dependents);
            dependents.addViews(table);
            dependents.addChildren(table);
            what = single && id == ids.getFirst() ? Dependents.describe(edit, table) : what;
        }
        dependents.settle(what, cascade);
        removeAll(ids);
    }

    /** Nothing is in the way any more. */
    void removeAll(List<Integer> given) {
        HeritageChanges heritage = new HeritageChanges(edit, edit.expressions());
        List<Integer> ids = heritage.withPartitions(given);
        for (int id : ids) {
            TableDescriptor table = edit.idle(id);
            heritage.beforeDrop(table, ids);
            new ForeignKeyChanges(edit).afterDrop(table, ids);
            for (ColumnDescriptor column : table.visibleColumns()) {
                if (column.sequenceId() != 0) {
                    drop(edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE));
                }
            }
            drop(table);
        }
    }

    /** Names, descriptor and rows go in one commit, which also shuts out whoever still works with the table. */
    void drop(TableDescriptor table) {
        edit.unname(table);
        for (IndexDescriptor index : table.indexes()) {
            if (!index.name().isEmpty()) {
                edit.rows().deleteName(table.schema(), index.name());
            }
        }
        edit.rows().deleteTable(table.id());
        edit.rows().deleteComments(table.id());
        if (table.isTable()) {
            new StatisticsRows(edit.transaction()).delete(table.id());
        }
        TableVersion gone = new TableVersion(table.id(), VERSION_OF_THE_DROPPED);
        edit.transaction().raiseFence(gone);
        edit.transaction().deleteRange(gone, SystemTables.tableSpan(table.id()));
    }
}
