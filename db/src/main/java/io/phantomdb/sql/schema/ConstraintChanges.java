package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transaction.Waiting;
import java.util.ArrayList;
import java.util.List;

/** What ALTER TABLE does to constraints. Each method returns the table as it is afterwards. */
final class ConstraintChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;

    ConstraintChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
    }

    TableDescriptor addKey(TableDescriptor table, SchemaCommand.Key key) {
        AtomicIndexes indexes = new AtomicIndexes(edit);
        return key.primary() ? indexes.addPrimary(table, key) : indexes.addUnique(table, key);
    }

    TableDescriptor addCheck(TableDescriptor table, AlterAction.AddCheck add) {
        String name = add.name() == null ? madeUp(table, add.columns()) : add.name();
        if (isTaken(table, name)) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT,
                    "constraint \"" + name + "\" for relation \"" + table.name() + "\" already exists");
        }
        CheckDescriptor check = new CheckDescriptor(name, add.sql(), !add.notValid(), add.noInherit());
        RowExpressions.Value condition = expressions.check(table, check);
        if (!add.notValid()) {
            new TableRows(edit).require(table, check, condition);
        }
        List<CheckDescriptor> checks = new ArrayList<>(table.checks());
        checks.add(check);
        return edit.change(table.withChecks(checks));
    }

    static boolean isTaken(TableDescriptor table, String name) {
        boolean isIndex = table.indexes().stream().anyMatch(index -> index.name().equals(name)
                && index.constraint() != IndexDescriptor.Constraint.NONE);
        return isIndex || check(table, name) != null || table.foreignKeyNamed(name) != null;
    }

    private static CheckDescriptor check(TableDescriptor table, String name) {
        return table.checks().stream().filter(check -> check.name().equals(name)).findFirst().orElse(null);
    }

    private static String madeUp(TableDescriptor table, List<String> columns) {
        String base = columns.size() == 1
                ? table.name() + "_" + columns.getFirst() + "_check"
                : table.name() + "_check";
        String name = base;
        for (int number = 1; isTaken(table, name); number++) {
            name = base + number;
        }
        return name;
    }

    TableDescriptor validate(TableDescriptor table, String name) {
        ForeignKeyDescriptor key = table.foreignKeyNamed(name);
        if (key != null) {
            return validate(table, key);
        }
        CheckDescriptor check = check(table, name);
        if (check == null && isTaken(table, name)) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "constraint \"" + name + "\" of relation \""
                    + table.name() + "\" is not a foreign key or check constraint");
        }
        if (check == null) {
            throw missing(table, name);
        }
        if (check.validated()) {
            return table;
        }
        new TableRows(edit).require(table, check, expressions.check(table, check));
        return edit.change(table.withChecks(
                table.checks().stream().map(each -> each.equals(check) ? each.asValidated() : each).toList()));
    }

    TableDescriptor addForeignKey(TableDescriptor table, SchemaCommand.NewForeignKey draft) {
        TableDescriptor after = edit.change(new ForeignKeyChanges(edit).with(table, draft, table.version() + 1));
        ForeignKeyDescriptor key = after.foreignKeys().getLast();
        if (key.validated()) {
            requireKeys(after, key);
        }
        return after;
    }

    private TableDescriptor validate(TableDescriptor table, ForeignKeyDescriptor key) {
        if (key.validated()) {
            return table;
        }
        requireKeys(table, key);
        return edit.change(table.withForeignKeys(
                table.foreignKeys().stream().map(each -> each.equals(key) ? each.asValidated() : each).toList()));
    }

    private void requireKeys(TableDescriptor table, ForeignKeyDescriptor key) {
        TableDescriptor parent = key.referencedTableId() == table.id()
                ? table
                : edit.rows().present(key.referencedTableId(), Lock.SHARED);
        hold(table);
        hold(parent);
        ExistingRows.refuseOrphans(expressions, table, key, parent);
    }

    /** Nobody changes rows between the look at them and the commit. */
    private void hold(TableDescriptor table) {
        edit.transaction().lockSpan(table.tableVersion(), SystemTables.tableSpan(table.id()), Lock.HELD, Waiting.WAIT);
    }

    private static StatementError missing(TableDescriptor table, String name) {
        return new StatementError(SqlState.UNDEFINED_OBJECT,
                "constraint \"" + name + "\" of relation \"" + table.name() + "\" does not exist");
    }

    TableDescriptor drop(TableDescriptor table, AlterAction.DropConstraint drop) {
        IndexDescriptor index = table.indexNamed(drop.name());
        edit.rows().putComment(CommentKey.constraint(table.id(), drop.name()), null);
        if (index != null && index.constraint() != IndexDescriptor.Constraint.NONE) {
            if (new PartitionIndexes(edit, expressions).parentOf(table, index) != null) {
                throw new StatementError(SqlState.INVALID_TABLE_DEFINITION, "cannot drop inherited constraint \""
                        + index.name() + "\" of relation \"" + table.name() + "\"");
            }
            new ForeignKeyChanges(edit).beforeDropIndex(table, index,
                    "constraint " + index.name() + " on table " + table.name(), drop.cascade());
            return dropIndex(table, index);
        }
        CheckDescriptor check = check(table, drop.name());
        if (check != null) {
            return edit.change(table.withChecks(
                    table.checks().stream().filter(each -> !each.equals(check)).toList()));
        }
        ForeignKeyDescriptor key = table.foreignKeyNamed(drop.name());
        if (key != null) {
            return edit.change(new ForeignKeyChanges(edit).without(table, key));
        }
        if (!drop.ifExists()) {
            throw missing(table, drop.name());
        }
        edit.skippingMissing("constraint \"" + drop.name() + "\" of relation \"" + table.name() + "\"");
        return table;
    }

    /** ALTER CONSTRAINT: only foreign keys can be changed in place, as in PostgreSQL. */
    TableDescriptor alter(TableDescriptor table, AlterAction.AlterConstraint alter) {
        ForeignKeyDescriptor key = table.foreignKeyNamed(alter.name());
        if (key == null && isTaken(table, alter.name())) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "constraint \"" + alter.name() + "\" of relation \""
                    + table.name() + "\" is not a foreign key constraint");
        }
        if (key == null) {
            throw missing(table, alter.name());
        }
        return edit.change(table.withForeignKeys(table.foreignKeys().stream().map(each -> each.equals(key)
                ? each.withDeferral(alter.deferrable(), alter.initiallyDeferred())
                : each).toList()));
    }

    /** The index, and the constraint that stands on it. */
    TableDescriptor dropIndex(TableDescriptor table, IndexDescriptor index) {
        new PartitionIndexes(edit, expressions).dropFromPartitions(table, index);
        return index.holdsRows() ? dropPrimary(table, index) : new AtomicIndexes(edit).drop(table, index);
    }

    /** Rows are held under an id again. */
    private TableDescriptor dropPrimary(TableDescriptor table, IndexDescriptor primary) {
        int rowId = table.nextColumnId();
        TableDescriptor after = table.withNewColumn(new ColumnDescriptor(rowId, NewTable.ROW_ID,
                ColumnType.of(Type.INT8), true, null, ColumnDescriptor.State.HIDDEN));
        List<IndexDescriptor> indexes = new ArrayList<>();
        for (IndexDescriptor index : table.indexes()) {
            indexes.add(index.id() == primary.id()
                    ? NewTable.rowIdIndex(rowId).withId(primary.id())
                    : index.withSuffix(List.of(rowId)));
        }
        long[] next = {edit.own().onCatalog(edit.scope(), CatalogRows::newRowIdEpoch) << Integer.SIZE};
        edit.rows().deleteName(table.schema(), primary.name());
        return new TableRows(edit).rebuild(table, after.withIndexes(indexes), rowId, row -> ++next[0]);
    }

    TableDescriptor rename(TableDescriptor table, AlterAction.RenameConstraint rename) {
        IndexDescriptor index = table.indexNamed(rename.from());
        boolean isKey = index != null && index.constraint() != IndexDescriptor.Constraint.NONE;
        if (!isKey && !isTaken(table, rename.from())) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "constraint \"" + rename.from() + "\" for table \""
                    + table.name() + "\" does not exist");
        }
        if (isTaken(table, rename.to())) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + rename.to() + "\" for relation \""
                    + table.name() + "\" already exists");
        }
        edit.rows().renameComment(CommentKey.constraint(table.id(), rename.from()),
                CommentKey.constraint(table.id(), rename.to()));
        if (isKey) {
            return renameIndex(table, index, rename.to());
        }
        TableDescriptor after = table.withChecks(table.checks().stream().map(check -> check.name().equals(rename.from())
                ? check.withName(rename.to())
                : check).toList());
        return edit.change(after.withForeignKeys(after.foreignKeys().stream().map(key -> key.name().equals(
                rename.from()) ? key.withName(rename.to()) : key).toList()));
    }

    TableDescriptor renameIndex(TableDescriptor table, IndexDescriptor index, String to) {
        edit.requireFree(table.schema(), to);
        edit.rows().name(table.schema(), index.name(), Lock.EXCLUSIVE);
        edit.rows().deleteName(table.schema(), index.name());
        edit.rows().putName(table.schema(), to, new CatalogName(table.id(), index.id()));
        return edit.change(table.mapIndexes(List.of(index.id()), each -> each.withName(to)));
    }
}
