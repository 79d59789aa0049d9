package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexCounterparts;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes of partitioned tables. One of the parent has no entries: each partition has an index like it, which comes and goes with
 * it (PostgreSQL 15, chapter 5.11.2). Which that is, {@link IndexCounterparts} tells.
 */
final class PartitionIndexes {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    PartitionIndexes(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    /** 0A000 if a key of a partitioned table could be in two of its partitions. */
    static void requireKey(TableDescriptor table, IndexDescriptor index) {
        boolean isKey = index.isKey() && !index.name().isEmpty();
        if (!table.isPartitioned() || !isKey) {
            return;
        }
        String kind = switch (index.constraint()) {
            case PRIMARY_KEY -> "PRIMARY KEY";
            case UNIQUE, NONE -> "UNIQUE";
        };
        for (Partitioning.Key key : table.lineage().partitioning().keys()) {
            if (!key.isColumn()) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "unsupported " + kind + " constraint with partition key definition",
                        kind + " constraints cannot be used when partition keys include expressions.", null, 0);
            }
            if (index.parts().stream().noneMatch(part -> part.columnId() == key.columnId())) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "unique constraint on partitioned table must include all partitioning columns",
                        kind + " constraint on table \"" + table.name() + "\" lacks column \""
                                + table.column(key.columnId()).name() + "\" which is part of the partition key.",
                        null, 0);
            }
        }
    }

    /** An index came to the table: its partitions get theirs. */
    void spread(TableDescriptor table, IndexDescriptor index) {
        requireKey(table, index);
        if (table.isPartitioned()) {
            for (int id : table.lineage().children()) {
                spread(table, index, edit.idle(id));
            }
        }
    }

    private void spread(TableDescriptor parent, IndexDescriptor index, TableDescriptor child) {
        if (IndexCounterparts.of(parent, index, child) != null) {
            return;
        }
        if (index.constraint() == IndexDescriptor.Constraint.NONE) {
            create(parent, index, child);
        } else {
            addKey(parent, index, child);
        }
        TableDescriptor after = edit.rows().present(child.id(), Lock.EXCLUSIVE);
        IndexDescriptor made = IndexCounterparts.of(parent, index, after);
        if (made != null) {
            spread(after, made);
        }
    }

    /** A table has become a partition: it gets the indexes of its parent that it does not have. */
    void complete(TableDescriptor parent, int childId) {
        for (IndexDescriptor index : parent.indexes()) {
            if (!index.name().isEmpty()) {
                spread(parent, index, edit.idle(childId));
            }
        }
    }

    private void addKey(TableDescriptor parent, IndexDescriptor index, TableDescriptor child) {
        SchemaCommand.Key key = new SchemaCommand.Key(null,
                index.constraint() == IndexDescriptor.Constraint.PRIMARY_KEY, columns(parent, index),
                extras(parent, index), 0);
        new ConstraintChanges(edit, expressions).addKey(child, key);
    }

    private void create(TableDescriptor parent, IndexDescriptor index, TableDescriptor child) {
        SchemaCommand.Name name = new SchemaCommand.Name(child.schema(), child.name(), edit.path(), 0);
        SchemaCommand.CreateIndex create = new SchemaCommand.CreateIndex(null, name, true, index.unique(), false,
                columns(parent, index), extras(parent, index));
        AtomicIndexes indexes = new AtomicIndexes(edit);
        if (create.computes()) {
            indexes.create(create, expressions);
        } else {
            indexes.create(create);
        }
    }

    private static List<SchemaCommand.KeyColumn> columns(TableDescriptor table, IndexDescriptor index) {
        List<SchemaCommand.KeyColumn> columns = new ArrayList<>();
        for (IndexDescriptor.Part part : index.parts()) {
            ColumnDescriptor column = table.column(part.columnId());
            columns.add(new SchemaCommand.KeyColumn(column.isPublic() ? column.name() : "expr", part.descending(),
                    part.nullsFirst(), 0, column.isPublic() ? null : computed(column), part.operatorClass()));
        }
        return columns;
    }

    private static SchemaCommand.Computed computed(ColumnDescriptor column) {
        return new SchemaCommand.Computed(column.generatedSql(), column.type(), column.name());
    }

    private static SchemaCommand.IndexExtras extras(TableDescriptor table, IndexDescriptor index) {
        IndexForm form = index.form();
        return new SchemaCommand.IndexExtras(index.nullsNotDistinct(),
                index.includedColumnIds().stream().map(id -> table.column(id).name()).toList(),
                index.isPartial() ? computed(table.column(index.predicateColumnId())) : null, form);
    }

    /** An index goes from a partitioned table: it goes from its partitions first. */
    void dropFromPartitions(TableDescriptor table, IndexDescriptor index) {
        if (!table.isPartitioned()) {
            return;
        }
        for (int id : table.lineage().children()) {
            TableDescriptor child = edit.idle(id);
            IndexDescriptor own = IndexCounterparts.of(table, index, child);
            if (own != null) {
                dropFromPartitions(child, own);
                TableDescriptor now = edit.rows().present(id, Lock.EXCLUSIVE);
                new ConstraintChanges(edit, expressions).dropIndex(now, own);
            }
        }
    }

    /** The index of the parent that it belongs to; null if it belongs to none. */
    IndexDescriptor parentOf(TableDescriptor table, IndexDescriptor index) {
        if (!table.lineage().isPartition()) {
            return null;
        }
        TableDescriptor parent = edit.rows().present(table.lineage().parents().getFirst(), Lock.HELD);
        return IndexCounterparts.parentOf(parent, table, index);
    }

    /** 2BP01 if the parent has it as well. */
    void requireOwn(TableDescriptor table, IndexDescriptor index) {
        IndexDescriptor parent = parentOf(table, index);
        if (parent != null) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                    "cannot drop index " + index.name() + " because index " + parent.name() + " requires it", null,
                    "You can drop index " + parent.name() + " instead.", 0);
        }
    }

    /** ALTER INDEX … ATTACH PARTITION. */
    void attach(SchemaCommand.AttachIndex attach) {
        IndexDrafts drafts = new IndexDrafts(edit, IndexDescriptor.State.PUBLIC);
        IndexDrafts.Existing parent = drafts.existing(attach.index(), false);
        IndexDrafts.Existing own = drafts.existing(attach.partition(), false);
        boolean isPartition = own.table().lineage().isPartition()
                && own.table().lineage().parents().contains(parent.table().id());
        String cannot = "cannot attach index \"" + own.index().name() + "\" as a partition of index \""
                + parent.index().name() + "\"";
        if (!isPartition) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, cannot, "Index \"" + own.index().name()
                    + "\" is not an index on any partition of table \"" + parent.table().name() + "\".", null, 0);
        }
        IndexDescriptor same = IndexCounterparts.of(parent.table(), parent.index(), own.table());
        if (same == null || !IndexCounterparts.isSame(parent.table(), parent.index(), own.table(), own.index())) {
            throw new StatementError(SqlState.INVALID_OBJECT_DEFINITION, cannot, "The index definitions do not match.",
                    null, 0);
        }
        if (same.id() != own.index().id()) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, cannot,
                    "Another index is already attached for partition \"" + own.table().name() + "\".", null, 0);
        }
    }
}
