package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.Lineage;
import io.phantomdb.sql.catalog.PartitionBound;
import io.phantomdb.sql.catalog.PartitionSet;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.TableVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Parents and children as parts of a transaction. Both get new versions in one commit, which fences both: a statement that
 * was planned for the parent as it was knows none of the new partition, and is refused; so is one that was planned for the table
 * when it was nobody's partition. What is looked at of rows is locked until the commit.
 */
final class HeritageChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    HeritageChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    /** The parents of a table that is to be made, locked, and still what it was told by. */
    List<TableDescriptor> parents(HeritageDraft heritage, boolean temporary) {
        List<TableDescriptor> parents = new ArrayList<>();
        for (TableVersion version : heritage.parents()) {
            edit.requireUnchanged(version);
            TableDescriptor parent = edit.idle(version.descriptorId());
            edit.permissions().requireOwner(parent);
            if (!temporary && SearchPath.isTemporary(parent.schema())) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, heritage.bound() == null
                        ? "cannot inherit from temporary relation \"" + parent.name() + "\""
                        : "cannot create a permanent relation as partition of temporary relation \"" + parent.name()
                                + "\"");
            }
            if (heritage.bound() != null && temporary && !SearchPath.isTemporary(parent.schema())) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                        "cannot create a temporary relation as partition of permanent relation \"" + parent.name()
                                + "\"");
            }
            parents.add(parent);
        }
        return parents;
    }

    /** The new table with what it has of others; they do not know of it yet. */
    TableDescriptor with(TableDescriptor table, HeritageDraft heritage, List<TableDescriptor> parents) {
        Lineage lineage = Lineage.NONE;
        for (TableDescriptor parent : parents) {
            PartitionBound bound = heritage.bound() == null
                    ? null
                    : new PartitionBounds(edit, expressions, parent).of(heritage.bound(), table.name());
            lineage = lineage.withParent(parent.id(), bound);
        }
        lineage = lineage.inheriting(
                heritage.inheritedColumns().stream().map(name -> table.columnNamed(name).id()).toList(),
                heritage.inheritedChecks());
        if (heritage.partitioning() != null) {
            lineage = lineage.withPartitioning(partitioning(table, heritage.partitioning()));
        }
        TableDescriptor after = table.withLineage(lineage);
        if (after.isPartitioned()) {
            after.indexes().forEach(index -> PartitionIndexes.requireKey(after, index));
        }
        return after;
    }

    private static Partitioning partitioning(TableDescriptor table, HeritageDraft.PartitionDraft draft) {
        return new Partitioning(draft.strategy(), draft.keys().stream().map(key -> new Partitioning.Key(
                key.column() == null ? 0 : table.columnNamed(key.column()).id(), key.sql(), key.type(),
                key.operatorClass())).toList());
    }

    /** The new table is there: its parents learn of it. */
    void announce(TableDescriptor made, List<TableDescriptor> parents) {
        for (TableDescriptor parent : parents) {
            TableDescriptor now = edit.rows().present(parent.id(), Lock.EXCLUSIVE);
            TableDescriptor after = now.withLineage(now.lineage().withChild(made.id()));
            if (made.lineage().isPartition()) {
                requireDefaultStays(after, made);
            }
            edit.change(after);
        }
    }

    /** The rows of the default partition, if there is one beside this. */
    private void requireDefaultStays(TableDescriptor parent, TableDescriptor partition) {
        List<TableDescriptor> partitions = partitions(parent, partition);
        PartitionSet set = set(parent, partitions);
        int own = indexOf(partitions, partition.id());
        if (set.defaultPartition() != PartitionSet.NONE && set.defaultPartition() != own) {
            new PartitionRows(edit, expressions).requireStays(partitions.get(set.defaultPartition()), parent, set, own);
        }
    }

    /** As the parent has them; one of them is as it is given. */
    private List<TableDescriptor> partitions(TableDescriptor parent, TableDescriptor given) {
        return parent.lineage().children().stream()
                .map(id -> id == given.id() ? given : edit.rows().present(id, Lock.EXCLUSIVE)).toList();
    }

    private static PartitionSet set(TableDescriptor parent, List<TableDescriptor> partitions) {
        return new PartitionSet(parent.lineage().partitioning(),
                partitions.stream().map(each -> each.lineage().bound()).toList());
    }

    private static int indexOf(List<TableDescriptor> tables, int id) {
        return tables.stream().map(TableDescriptor::id).toList().indexOf(id);
    }

    /** ATTACH PARTITION. Returns the parent as it is afterwards. */
    TableDescriptor attach(TableDescriptor parent, AlterAction.AttachPartition attach) {
        requirePartitioned(parent);
        TableDescriptor table = edit.table(attach.partition());
        edit.permissions().requireOwner(table);
        requireAttachable(parent, table);
        PartitionBound bound = new PartitionBounds(edit, expressions, parent).of(attach.bound(), table.name());
        new ChildFit(edit, expressions).requirePartition(parent, table);
        TableDescriptor child = table.withLineage(table.lineage().withParent(parent.id(), bound));
        TableDescriptor after = parent.withLineage(parent.lineage().withChild(child.id()));
        List<TableDescriptor> partitions = partitions(after, child);
        PartitionSet set = set(after, partitions);
        new PartitionRows(edit, expressions).requireInside(table, after, set, indexOf(partitions, child.id()));
        requireDefaultStays(after, child);
        TableDescriptor changed = edit.change(after);
        new ChildFit(edit, expressions).requireKeys(changed, table);
        edit.change(child);
        new PartitionIndexes(edit, expressions).complete(changed, child.id());
        return edit.rows().present(parent.id(), Lock.EXCLUSIVE);
    }

    private static void requirePartitioned(TableDescriptor parent) {
        if (!parent.isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "table \"" + parent.name() + "\" is not partitioned");
        }
    }

    private void requireAttachable(TableDescriptor parent, TableDescriptor table) {
        if (!table.isTable() || table.view() != null) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a table");
        }
        if (table.lineage().isPartition()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is already a partition");
        }
        if (!table.lineage().parents().isEmpty()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot attach inheritance child as partition");
        }
        if (table.lineage().hasChildren() && !table.isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot attach inheritance parent as partition");
        }
        refuseCircle(parent, table);
        boolean isTemporary = SearchPath.isTemporary(parent.schema());
        if (isTemporary != SearchPath.isTemporary(table.schema())) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, isTemporary
                    ? "cannot attach a permanent relation as partition of temporary relation \"" + parent.name() + "\""
                    : "cannot attach a temporary relation as partition of permanent relation \"" + parent.name()
                            + "\"");
        }
    }

    private void refuseCircle(TableDescriptor parent, TableDescriptor table) {
        if (parent.id() == table.id() || isBelow(parent, table)) {
            throw new StatementError(SqlState.DUPLICATE_TABLE, "circular inheritance not allowed",
                    "\"" + parent.name() + "\" is already a child of \"" + table.name() + "\".", null, 0);
        }
    }

    /** True if the table has the other one among its ancestors. */
    private boolean isBelow(TableDescriptor table, TableDescriptor other) {
        return table.lineage().parents().stream().anyMatch(
                id -> id == other.id() || isBelow(edit.rows().present(id, Lock.HELD), other));
    }

    /** DETACH PARTITION: it keeps what it has, and foreign keys that it had of its parent. */
    TableDescriptor detach(TableDescriptor parent, AlterAction.DetachPartition detach) {
        requirePartitioned(parent);
        TableDescriptor table = edit.table(detach.partition());
        if (!table.lineage().isPartition() || !table.lineage().parents().contains(parent.id())) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + table.name()
                    + "\" is not a partition of relation \"" + parent.name() + "\"");
        }
        if (detach.finalizes()) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "cannot complete detaching partition \"" + table.name() + "\"",
                    "There's no pending concurrent detach.", null, 0);
        }
        requireUnreferred(parent, table);
        TableDescriptor alone = table
                .withLineage(table.lineage().withoutParent(parent.id()).inheriting(List.of(), List.of()));
        List<ForeignKeyDescriptor> keys = new ArrayList<>(alone.foreignKeys());
        for (ForeignKeyDescriptor key : parent.foreignKeys()) {
            ForeignKeyDescriptor own = key.from(id -> table.columnNamed(parent.column(id).name()).id());
            if (alone.foreignKeyNamed(own.name()) == null) {
                keys.add(own);
            }
        }
        TableDescriptor after = edit.change(parent.withLineage(parent.lineage().withoutChild(table.id())));
        edit.change(alone.withForeignKeys(keys));
        new ForeignKeyChanges(edit).refer(edit.rows().present(table.id(), Lock.EXCLUSIVE));
        return after;
    }

    /** 23503 if others refer to rows that would be gone from the parent. */
    private void requireUnreferred(TableDescriptor parent, TableDescriptor table) {
        for (TableDescriptor.Referrer referrer : parent.referencedBy()) {
            TableDescriptor child = edit.rows().present(referrer.tableId(), Lock.EXCLUSIVE);
            for (ForeignKeyDescriptor key : child.foreignKeys()) {
                if (key.referencedTableId() == parent.id()) {
                    ExistingRows.refuseReferences(expressions, child, key, parent, table);
                }
            }
        }
    }

    /** INHERIT and NO INHERIT. Returns the child as it is afterwards. */
    TableDescriptor inherit(TableDescriptor child, AlterAction.Inherit action) {
        if (child.isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, action.inherits()
                    ? "cannot change inheritance of partitioned table"
                    : "cannot change inheritance of partitioned table");
        }
        if (child.lineage().isPartition()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot change inheritance of a partition");
        }
        TableDescriptor parent = edit.table(action.parent());
        return action.inherits() ? inherit(child, parent) : disinherit(child, parent);
    }

    private TableDescriptor inherit(TableDescriptor child, TableDescriptor parent) {
        edit.permissions().requireOwner(parent);
        if (parent.isPartitioned()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                    "cannot inherit from partitioned table \"" + parent.name() + "\"");
        }
        if (parent.lineage().isPartition()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot inherit from a partition");
        }
        if (child.lineage().parents().contains(parent.id())) {
            throw new StatementError(SqlState.DUPLICATE_TABLE,
                    "relation \"" + parent.name() + "\" would be inherited from more than once");
        }
        refuseCircle(parent, child);
        new ChildFit(edit, expressions).requireChild(parent, child);
        edit.change(parent.withLineage(parent.lineage().withChild(child.id())));
        TableDescriptor now = edit.rows().present(child.id(), Lock.EXCLUSIVE);
        return edit.change(now.withLineage(now.lineage().withParent(parent.id(), null)));
    }

    private TableDescriptor disinherit(TableDescriptor child, TableDescriptor parent) {
        if (!child.lineage().parents().contains(parent.id())) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + parent.name()
                    + "\" is not a parent of relation \"" + child.name() + "\"");
        }
        edit.change(parent.withLineage(parent.lineage().withoutChild(child.id())));
        return edit.change(without(edit.rows().present(child.id(), Lock.EXCLUSIVE), parent));
    }

    /** The child without that parent: what no other parent has is its own now. */
    private TableDescriptor without(TableDescriptor child, TableDescriptor parent) {
        Lineage lineage = child.lineage().withoutParent(parent.id());
        List<TableDescriptor> others = lineage.parents().stream().map(id -> edit.rows().present(id, Lock.HELD))
                .toList();
        List<Integer> columns = lineage.inheritedColumns().stream().filter(id -> {
            ColumnDescriptor column = child.column(id);
            return others.stream().anyMatch(other -> other.columnNamed(column.name()) != null);
        }).toList();
        List<String> checks = lineage.inheritedChecks().stream().filter(name -> others.stream()
                .anyMatch(other -> other.checks().stream().map(CheckDescriptor::name).anyMatch(name::equals))).toList();
        return child.withLineage(lineage.inheriting(columns, checks));
    }

    /** A table goes: its parents forget of it, and those of its children that stay have one parent less. */
    void beforeDrop(TableDescriptor table, List<Integer> goingToo) {
        for (int parentId : table.lineage().parents()) {
            if (!goingToo.contains(parentId)) {
                TableDescriptor parent = edit.rows().present(parentId, Lock.EXCLUSIVE);
                edit.change(parent.withLineage(parent.lineage().withoutChild(table.id())));
            }
        }
        for (int childId : table.lineage().children()) {
            if (!goingToo.contains(childId)) {
                edit.change(without(edit.rows().present(childId, Lock.EXCLUSIVE), table));
            }
        }
    }

    /** These, and all partitions of those that are partitioned. */
    List<Integer> withPartitions(List<Integer> ids) {
        List<Integer> all = new ArrayList<>(ids);
        for (int at = 0; at < all.size(); at++) {
            TableDescriptor table = edit.rows().present(all.get(at), Lock.EXCLUSIVE);
            if (table.isPartitioned()) {
                table.lineage().children().stream().filter(id -> !all.contains(id)).forEach(all::add);
            }
        }
        return all;
    }
}
