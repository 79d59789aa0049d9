package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.CommentKey;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ForeignKeyDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.catalog.TriggerDescriptor;
import java.util.List;

/** What ALTER TABLE does to columns. Each method returns the table as it is afterwards. */
final class ColumnChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private final TableRows rows;

    ColumnChanges(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
        this.rows = new TableRows(edit);
    }

    TableDescriptor add(TableDescriptor table, AlterAction.AddColumn add) {
        String name = add.column().name();
        NewTable.requireNotOfSystem(name);
        if (table.columnNamed(name) != null) {
            StatementError exists = new StatementError(SqlState.DUPLICATE_COLUMN,
                    "column \"" + name + "\" of relation \"" + table.name() + "\" already exists");
            if (!add.ifNotExists()) {
                throw exists;
            }
            edit.notices().accept(new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_COLUMN,
                    exists.getMessage() + ", skipping", null, null));
            return table;
        }
        ColumnDescriptor column = ColumnSequences.of(edit, table).column(table.nextColumnId(), add.column());
        TableDescriptor after = table.withNewColumn(column);
        if (column.generatedSql() != null || column.defaultSql() != null || column.identity() != null) {
            requireRowsUnused(table);
        }
        if (column.generatedSql() != null) {
            return rows.fill(table, after, column.id(), expressions.generated(table, column));
        }
        if (column.defaultSql() != null || column.identity() != null) {
            return rows.fill(table, after, column.id(), expressions.defaultOf(column));
        }
        if (column.type().type().isDomain()) {
            return ofDomain(table, after, column);
        }
        if (column.notNull() && !rows.isEmpty(table)) {
            throw TableRows.containsNull(table, column);
        }
        return edit.change(after);
    }

    /** The domain may have a default, or refuse NULL. */
    private TableDescriptor ofDomain(TableDescriptor table, TableDescriptor after, ColumnDescriptor column) {
        RowExpressions.Value value = expressions.defaultOf(column);
        if (rows.isEmpty(table)) {
            return edit.change(after);
        }
        if (value.of(new Object[0]) != null) {
            requireRowsUnused(table);
            return rows.fill(table, after, column.id(), value);
        }
        if (column.notNull()) {
            throw TableRows.containsNull(table, column);
        }
        return edit.change(after);
    }

    /** Rows that are values of other columns are not written anew. */
    private void requireRowsUnused(TableDescriptor table) {
        new TypeSpread(edit).requireUnused(table, "cannot alter table \"" + table.name() + "\"");
    }

    /** The column goes with the indexes and constraints it is part of. */
    TableDescriptor drop(TableDescriptor table, AlterAction.DropColumn drop) {
        ColumnDescriptor column = table.columnNamed(drop.column());
        if (column == null && drop.ifExists()) {
            edit.skippingMissing("column \"" + drop.column() + "\" of relation \"" + table.name() + "\"");
            return table;
        }
        requireColumn(table, drop.column());
        Dependents dependents = new Dependents(edit, List.of());
        dependents.addViews(table, column);
        dependents.settle(Dependents.describe(edit, table, column), drop.cascade());
        ConstraintChanges constraints = new ConstraintChanges(edit, expressions);
        ForeignKeyChanges foreignKeys = new ForeignKeyChanges(edit);
        TableDescriptor after = dropComputed(table, column, drop.cascade());
        for (IndexDescriptor index : table.indexes()) {
            boolean isPart = index.parts().stream().anyMatch(part -> part.columnId() == column.id())
                    || computes(table, index, column.name());
            if ((isPart || index.includedColumnIds().contains(column.id())) && after.hasIndex(index.id())) {
                foreignKeys.beforeDropIndex(after, index, "column " + column.name() + " of table " + table.name(),
                        drop.cascade());
                after = constraints.dropIndex(after, after.index(index.id()));
            }
        }
        for (ForeignKeyDescriptor key : after.foreignKeys()) {
            if (key.columnIds().contains(column.id())) {
                after = foreignKeys.without(after, key);
            }
        }
        edit.rows().putComment(CommentKey.column(table.id(), column.id()), null);
        ColumnSequences.of(edit, table).dropWith(column);
        List<CheckDescriptor> checks = after.checks().stream()
                .filter(check -> !expressions.mentions(check.sql(), column.name())).toList();
        return edit.change(after.withChecks(checks).mapColumn(column.id(),
                each -> each.withState(ColumnDescriptor.State.DROPPED).withSequence(null, 0)));
    }

    /** 2BP01 if other columns are computed from the column; with CASCADE they go as well. */
    private TableDescriptor dropComputed(TableDescriptor table, ColumnDescriptor column, boolean cascade) {
        TableDescriptor after = table;
        for (ColumnDescriptor each : table.visibleColumns()) {
            if (each.generatedSql() == null || !expressions.mentions(each.generatedSql(), column.name())) {
                continue;
            }
            if (!cascade) {
                throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                        "cannot drop column " + column.name() + " of table " + table.name()
                                + " because other objects depend on it",
                        "column " + each.name() + " of table " + table.name() + " depends on column " + column.name()
                                + " of table " + table.name(),
                        "Use DROP ... CASCADE to drop the dependent objects too.", 0);
            }
            edit.dropsToo("column " + each.name() + " of table " + table.name());
            after = drop(after, new AlterAction.DropColumn(each.name(), false, true));
        }
        return after;
    }

    /** True if the index computes something of the column. */
    private boolean computes(TableDescriptor table, IndexDescriptor index, String column) {
        return table.columns().stream().anyMatch(each -> each.state() == ColumnDescriptor.State.HIDDEN
                && each.generatedSql() != null && index.hasColumn(each.id())
                && expressions.mentions(each.generatedSql(), column));
    }

    static ColumnDescriptor requireColumn(TableDescriptor table, String name) {
        ColumnDescriptor column = table.columnNamed(name);
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN,
                    "column \"" + name + "\" of relation \"" + table.name() + "\" does not exist");
        }
        return column;
    }

    TableDescriptor rename(TableDescriptor table, AlterAction.RenameColumn rename) {
        NewTable.requireNotOfSystem(rename.to());
        ColumnDescriptor column = table.columnNamed(rename.from());
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + rename.from() + "\" does not exist");
        }
        if (table.columnNamed(rename.to()) != null) {
            throw new StatementError(SqlState.DUPLICATE_COLUMN, "column \"" + rename.to() + "\" of relation \""
                    + table.name() + "\" already exists");
        }
        List<CheckDescriptor> checks = table.checks().stream().map(check -> check.withSql(
                expressions.renamed(check.sql(), rename.from(), rename.to()))).toList();
        List<ColumnDescriptor> columns = table.columns().stream().map(each -> {
            ColumnDescriptor named = each.id() == column.id() ? each.withName(rename.to()) : each;
            return named.generatedSql() == null
                    ? named
                    : named.withGenerated(expressions.renamed(named.generatedSql(), rename.from(), rename.to()));
        }).toList();
        List<TriggerDescriptor> triggers = table.triggers().stream().map(trigger -> trigger.whenSql() == null
                ? trigger
                : trigger.withCondition(expressions.renamed(trigger.whenSql(), rename.from(), rename.to()))).toList();
        return edit.change(table.withColumns(columns).withChecks(checks).withTriggers(triggers));
    }

    TableDescriptor setDefault(TableDescriptor table, AlterAction.SetDefault set) {
        ColumnDescriptor column = requireColumn(table, set.column());
        if (column.identity() != null || column.generatedSql() != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "column \"" + column.name() + "\" of relation \""
                    + table.name() + "\" is " + (column.identity() != null ? "an identity" : "a generated")
                    + " column");
        }
        ColumnDescriptor after = column.withDefault(set.defaultSql());
        if (set.defaultSql() != null) {
            expressions.defaultOf(after);
        }
        return edit.change(table.mapColumn(column.id(), each -> after));
    }

    TableDescriptor setNotNull(TableDescriptor table, String name) {
        ColumnDescriptor column = requireColumn(table, name);
        if (column.notNull()) {
            return table;
        }
        rows.requireNoNull(table, column);
        return edit.change(table.mapColumn(column.id(), ColumnDescriptor::withNotNull));
    }

    TableDescriptor dropNotNull(TableDescriptor table, String name) {
        ColumnDescriptor column = requireColumn(table, name);
        if (table.hasPrimaryKey()
                && table.primaryKey().parts().stream().anyMatch(part -> part.columnId() == column.id())) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "column \"" + name + "\" is in a primary key");
        }
        if (column.identity() != null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "column \"" + name + "\" of relation \"" + table.name()
                    + "\" is an identity column");
        }
        return edit.change(table.mapColumn(column.id(), ColumnDescriptor::withoutNotNull));
    }

    /** Rows are written anew, unless values of the old type are values of the new one as they are. */
    TableDescriptor setType(TableDescriptor table, AlterAction.SetType set) {
        ColumnDescriptor column = requireColumn(table, set.column());
        requireNotComputedFrom(table, column.name());
        requireNotInView(table, column);
        requireRowsUnused(table);
        if (column.identity() != null) {
            changeSequence(column, set.type());
        }
        RowExpressions.Value value = expressions.converted(table, column, set.type(), set.usingSql());
        ColumnDescriptor changed = column.withType(set.type());
        if (changed.defaultSql() != null) {
            requireDefault(changed);
        }
        TableDescriptor after = table.mapColumn(column.id(), each -> changed);
        boolean isIndexed = table.indexes().stream().anyMatch(index -> index.hasColumn(column.id()));
        TableDescriptor result;
        if (set.usingSql() == null && isSameValue(column, changed)) {
            result = edit.change(after);
        } else if (isIndexed) {
            result = rows.rebuild(table, after, column.id(), value);
        } else {
            result = rows.fill(table, after, column.id(), value);
        }
        for (CheckDescriptor check : result.checks()) {
            if (expressions.mentions(check.sql(), column.name())) {
                rows.require(result, check, expressions.check(result, check));
            }
        }
        return result;
    }

    /** The sequence of an identity column has the column's type. */
    private void changeSequence(ColumnDescriptor column, ColumnType type) {
        TableDescriptor sequence = edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE);
        SchemaCommand.SequenceChange change = new SchemaCommand.SequenceChange(type.type(), List.of());
        new SequenceOptions(change, sequence.sequence(), type.type(), true);
        new SequenceChanges(edit).alter(sequence, change);
    }

    private void requireNotComputedFrom(TableDescriptor table, String column) {
        for (ColumnDescriptor each : table.columns()) {
            boolean isThere = each.state() != ColumnDescriptor.State.DROPPED && each.generatedSql() != null;
            if (isThere && expressions.mentions(each.generatedSql(), column)) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, each.isPublic()
                        ? "cannot alter type of a column used by a generated column"
                        : "cannot alter type of a column used by an index on an expression",
                        each.isPublic()
                                ? "Column \"" + column + "\" is used by generated column \"" + each.name() + "\"."
                                : null,
                        null, 0);
            }
        }
    }

    private void requireNotInView(TableDescriptor table, ColumnDescriptor column) {
        for (int id : edit.rows().dependents(table.id(), Lock.EXCLUSIVE)) {
            TableDescriptor view = edit.rows().present(id, Lock.EXCLUSIVE);
            if (view.view() != null && view.view().uses(table.id(), column.id())) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "cannot alter type of a column used by a view or rule",
                        "rule _RETURN on " + Dependents.describe(edit, view)
                                + " depends on column \"" + column.name() + "\"",
                        null, 0);
            }
        }
    }

    private void requireDefault(ColumnDescriptor changed) {
        try {
            expressions.defaultOf(changed);
        } catch (StatementError refused) {
            throw new StatementError(SqlState.DATATYPE_MISMATCH, "default for column \"" + changed.name()
                    + "\" cannot be cast automatically to type " + changed.type().type().sqlName());
        }
    }

    /** The same type with more room. */
    private static boolean isSameValue(ColumnDescriptor before, ColumnDescriptor after) {
        boolean sameType = before.type().type().equals(after.type().type());
        return sameType && (after.type().modifier() < 0 || after.type().equals(before.type()));
    }
}
