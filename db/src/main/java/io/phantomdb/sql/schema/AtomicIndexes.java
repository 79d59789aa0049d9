package io.phantomdb.sql.schema;

import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes that come and go in one commit, together with whatever else the transaction does: the rows are read and the entries
 * written by the transaction itself, and the table's fence rises with its commit.
 */
final class AtomicIndexes {
    private final SchemaEdit edit;
    private final IndexDrafts drafts;

    AtomicIndexes(SchemaEdit edit) {
        this.edit = edit;
        this.drafts = new IndexDrafts(edit, IndexDescriptor.State.PUBLIC);
    }

    void create(SchemaCommand.CreateIndex create) {
        TableDescriptor table = edit.tableWithRows(create.table(), IndexDrafts.CANNOT_CREATE);
        IndexDescriptor index = drafts.index(table, create);
        if (index != null) {
            PartitionIndexes.requireKey(table, index);
            spread(add(table, index), create.only(), null);
        }
    }

    /** The index that came last is made for partitions as well. */
    private void spread(TableDescriptor table, boolean only, RowExpressions expressions) {
        if (!only) {
            new PartitionIndexes(edit, expressions).spread(table, table.indexes().getLast());
        }
    }

    /** As {@link #create}, of an index that computes something: rows get the values in hidden columns first. */
    void create(SchemaCommand.CreateIndex create, RowExpressions expressions) {
        TableDescriptor table = edit.tableWithRows(create.table(), IndexDrafts.CANNOT_CREATE);
        String name = drafts.name(table, create);
        if (name != null) {
            IndexColumns columns = new IndexColumns(edit, expressions, table);
            List<IndexDescriptor.Part> parts = columns.parts(create.columns());
            int predicate = columns.predicate(create.extras().predicate());
            TableDescriptor computed = columns.table();
            spread(add(computed,
                    new IndexDescriptor(1, name, create.unique(), false, IndexDescriptor.Constraint.NONE, parts,
                            NewTable.suffix(computed), IndexDescriptor.State.PUBLIC).with(predicate,
                                    create.extras().nullsNotDistinct(), NewTable.included(computed, create))
                            .withForm(create.extras().form())),
                    create.only(), expressions);
        }
    }

    /** Returns the table with the index. */
    TableDescriptor add(TableDescriptor table, IndexDescriptor index) {
        TableDescriptor after = edit.change(table.withNewIndex(index));
        int indexId = after.indexes().getLast().id();
        edit.rows().putName(table.schema(), index.name(), new CatalogName(table.id(), indexId));
        fill(after, List.of(indexId));
        return after;
    }

    private void fill(TableDescriptor table, List<Integer> indexIds) {
        try {
            new IndexEntries(new Table(table), indexIds).fillAll(edit.scope(), edit.transaction());
        } catch (BackfillFailed refused) {
            throw refused.asError();
        }
    }

    void addKey(SchemaCommand.AddKey add) {
        if (drafts.isSkipped(add)) {
            return;
        }
        TableDescriptor table = edit.tableWithRows(add.table(), IndexDrafts.CANNOT_ADD);
        new ChildChanges(edit, edit.expressions(), (to, action) -> addKey(to, ((AlterAction.AddKey) action).key()))
                .run(table, new AlterAction.AddKey(add.key()), add.only());
    }

    private TableDescriptor addKey(TableDescriptor table, SchemaCommand.Key key) {
        return key.primary() ? addPrimary(table, key) : addUnique(table, key);
    }

    TableDescriptor addUnique(TableDescriptor table, SchemaCommand.Key key) {
        return add(table, drafts.unique(table, key));
    }

    /** Returns the table with its rows under the new key. */
    TableDescriptor addPrimary(TableDescriptor table, SchemaCommand.Key key) {
        String name = drafts.primaryName(table, key);
        if (key.extras().form().isDeferrable()) {
            return addDeferrablePrimary(table, key, name);
        }
        TableDescriptor both = PrimaryChange.prepared(table, name, key);
        List<Integer> newIds = PrimaryChange.added(table, both);
        List<Integer> oldIds = PrimaryChange.replaced(table);
        both = both.mapIndexes(newIds, index -> index.withState(IndexDescriptor.State.PUBLIC));
        TableDescriptor switched = PrimaryChange.switched(both, newIds, oldIds);
        TableDescriptor after = edit.change(HiddenColumns.dropUnused(switched.withoutIndexes(oldIds)));
        edit.rows().putName(table.schema(), name, new CatalogName(table.id(), newIds.getFirst()));
        PrimaryChange.moveNames(edit.rows(), both, after);
        fill(both.nextVersion(), newIds);
        clear(after, oldIds);
        return after;
    }

    /** Rows stay where they are: two of them may have the same key for a while. */
    private TableDescriptor addDeferrablePrimary(TableDescriptor table, SchemaCommand.Key key, String name) {
        IndexDescriptor index = NewTable.key(table, key, name, IndexDescriptor.State.PUBLIC);
        for (IndexDescriptor.Part part : index.parts()) {
            new TableRows(edit).requireNoNull(table, table.column(part.columnId()));
        }
        return add(NewTable.notNull(table, index.parts()), index);
    }

    /** Also the constraint that stands on it. */
    void rename(SchemaCommand.RenameIndex rename, RowExpressions expressions) {
        CatalogName found = edit.find(rename.index());
        if (found == null && edit.isSchemaMissing(rename.index(), rename.ifExists())) {
            return;
        }
        if (found == null && rename.ifExists()) {
            edit.skippingMissing("relation \"" + rename.index().text() + "\"");
            return;
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE,
                    "relation \"" + rename.index().text() + "\" does not exist");
        }
        if (found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + rename.index().name() + "\" is not an index");
        }
        IndexDrafts.Existing existing = drafts.existing(rename.index(), false);
        if (rename.to() == null) {
            return;
        }
        ConstraintChanges constraints = new ConstraintChanges(edit, expressions);
        if (existing.index().constraint() == IndexDescriptor.Constraint.NONE) {
            constraints.renameIndex(existing.table(), existing.index(), rename.to());
        } else {
            constraints.rename(existing.table(),
                    new AlterAction.RenameConstraint(existing.index().name(), rename.to()));
        }
    }

    void drop(SchemaCommand.DropIndexes drop) {
        for (SchemaCommand.Name name : drop.indexes()) {
            IndexDrafts.Existing existing = drafts.existing(name, drop.ifExists());
            if (existing != null) {
                PartitionIndexes indexes = new PartitionIndexes(edit, edit.expressions());
                indexes.requireOwn(existing.table(), existing.index());
                indexes.dropFromPartitions(existing.droppable().table(), existing.index());
                drop(edit.rows().present(existing.table().id(), Lock.EXCLUSIVE), existing.index());
            }
        }
    }

    /** Returns the table without the index. */
    TableDescriptor drop(TableDescriptor table, IndexDescriptor index) {
        List<Integer> ids = new ArrayList<>(List.of(index.id()));
        TableDescriptor after = edit.change(HiddenColumns.dropUnused(table.withoutIndexes(ids)));
        edit.rows().deleteName(table.schema(), index.name());
        clear(after, ids);
        return after;
    }

    private void clear(TableDescriptor after, List<Integer> indexIds) {
        for (int indexId : indexIds) {
            edit.transaction().deleteRange(after.tableVersion(),
                    Span.ofPrefix(SystemTables.indexPrefix(after.id(), indexId)));
        }
    }
}
