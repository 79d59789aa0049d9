package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CheckDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.Lineage;
import io.phantomdb.sql.catalog.Partitioning;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * ALTER TABLE of tables that have parents or children (PostgreSQL 15, chapter 5.10): what is done to columns and checks of a table
 * is done to those that its children have of it, and cannot be done to a child alone.
 */
final class ChildChanges {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private final BiFunction<TableDescriptor, AlterAction, TableDescriptor> alone;

    /** Alone carries an action out on one table. */
    ChildChanges(SchemaEdit edit, RowExpressions expressions,
            BiFunction<TableDescriptor, AlterAction, TableDescriptor> alone) {
        this.edit = edit;
        this.expressions = expressions;
        this.alone = alone;
    }

    /** Returns the table as it is afterwards. */
    TableDescriptor run(TableDescriptor table, AlterAction action, boolean only) {
        Lineage lineage = table.lineage();
        if (lineage.equals(Lineage.NONE)) {
            return alone.apply(table, action);
        }
        requireOwn(table, action);
        requireNoKey(table, action);
        if (only && lineage.hasChildren()) {
            requireAlone(table, action);
        }
        return spread(table, action, only);
    }

    /** 42P16 if the parent says what the child has. */
    private static void requireOwn(TableDescriptor table, AlterAction action) {
        Lineage lineage = table.lineage();
        switch (action) {
            case AlterAction.DropColumn drop when isInherited(table, drop.column()) ->
                throw invalid("cannot drop inherited column \"" + drop.column() + "\"");
            case AlterAction.RenameColumn rename when isInherited(table, rename.from()) ->
                throw invalid("cannot rename inherited column \"" + rename.from() + "\"");
            case AlterAction.SetType set when isInherited(table, set.column()) ->
                throw invalid("cannot alter inherited column \"" + set.column() + "\"");
            case AlterAction.DropConstraint drop when lineage.inheritedChecks().contains(drop.name()) ->
                throw invalid("cannot drop inherited constraint \"" + drop.name() + "\" of relation \"" + table.name()
                        + "\"");
            case AlterAction.RenameConstraint rename when lineage.inheritedChecks().contains(rename.from()) ->
                throw invalid("cannot rename inherited constraint \"" + rename.from() + "\"");
            case AlterAction.AddColumn add when lineage.isPartition() -> throw new StatementError(
                    SqlState.WRONG_OBJECT_TYPE, "cannot add column to a partition");
            default -> {
            }
        }
    }

    private static boolean isInherited(TableDescriptor table, String column) {
        ColumnDescriptor found = table.columnNamed(column);
        return found != null && table.lineage().inheritedColumns().contains(found.id());
    }

    private static StatementError invalid(String message) {
        return new StatementError(SqlState.INVALID_TABLE_DEFINITION, message);
    }

    /** 42P16 if rows are told apart by the column. */
    private void requireNoKey(TableDescriptor table, AlterAction action) {
        String name = switch (action) {
            case AlterAction.DropColumn drop -> drop.column();
            case AlterAction.SetType set -> set.column();
            default -> null;
        };
        ColumnDescriptor column = name == null ? null : table.columnNamed(name);
        if (column != null) {
            requireNoKey(table, column, action instanceof AlterAction.DropColumn ? "drop" : "alter");
        }
    }

    private void requireNoKey(TableDescriptor table, ColumnDescriptor column, String verb) {
        Partitioning partitioning = table.lineage().partitioning();
        if (partitioning != null && partitioning.hasColumn(column.id())) {
            throw invalid("cannot " + verb + " column \"" + column.name()
                    + "\" because it is part of the partition key of relation \"" + table.name() + "\"");
        }
        boolean isMentioned = partitioning != null && partitioning.keys().stream()
                .anyMatch(key -> !key.isColumn() && expressions.mentions(key.sql(), column.name()));
        if (isMentioned) {
            throw invalid("cannot " + verb + " column \"" + column.name()
                    + "\" because it is part of the partition key of relation \"" + table.name() + "\"");
        }
        for (int id : table.lineage().children()) {
            TableDescriptor child = edit.rows().present(id, Lock.EXCLUSIVE);
            ColumnDescriptor own = child.columnNamed(column.name());
            if (own != null) {
                requireNoKey(child, own, verb);
            }
        }
    }

    /** 42P16 if children would not have what their parent has. */
    private static void requireAlone(TableDescriptor table, AlterAction action) {
        switch (action) {
            case AlterAction.AddColumn add -> throw invalid("column must be added to child tables too");
            case AlterAction.RenameColumn rename ->
                throw invalid("inherited column \"" + rename.from() + "\" must be renamed in child tables too");
            case AlterAction.SetType set ->
                throw invalid("type of inherited column \"" + set.column() + "\" must be changed in child tables too");
            case AlterAction.AddCheck add when !add.noInherit() ->
                throw invalid("constraint must be added to child tables too");
            case AlterAction.RenameConstraint rename when isCheck(table, rename.from()) -> throw invalid(
                    "inherited constraint \"" + rename.from() + "\" must be renamed in child tables too");
            case AlterAction.ValidateConstraint validate when isCheck(table, validate.name()) ->
                throw invalid("constraint must be validated on child tables too");
            case AlterAction.DropColumn drop when table.isPartitioned() -> throw hinted(
                    "cannot drop column from only the partitioned table when partitions exist");
            case AlterAction.DropConstraint drop when table.isPartitioned() -> throw hinted(
                    "cannot remove constraint from only the partitioned table when partitions exist");
            case AlterAction.SetNotNull set when table.isPartitioned() -> throw hinted(
                    "constraint must be added to child tables too");
            case AlterAction.DropNotNull drop when table.isPartitioned() -> throw hinted(
                    "cannot remove constraint from only the partitioned table when partitions exist");
            default -> {
            }
        }
    }

    private static StatementError hinted(String message) {
        return new StatementError(SqlState.INVALID_TABLE_DEFINITION, message, null,
                "Do not specify the ONLY keyword.", 0);
    }

    private static boolean isCheck(TableDescriptor table, String name) {
        return check(table, name) != null;
    }

    private static CheckDescriptor check(TableDescriptor table, String name) {
        return table.checks().stream().filter(check -> check.name().equals(name)).findFirst().orElse(null);
    }

    private TableDescriptor spread(TableDescriptor table, AlterAction action, boolean only) {
        TableDescriptor after = alone.apply(table, action);
        if (action instanceof AlterAction.RenameColumn rename && after.isPartitioned()) {
            Partitioning keys = after.lineage().partitioning()
                    .mapped(sql -> expressions.renamed(sql, rename.from(), rename.to()));
            if (!keys.equals(after.lineage().partitioning())) {
                after = edit.change(after.withLineage(after.lineage().withPartitioning(keys)));
            }
        }
        if (action instanceof AlterAction.AddKey && table.isPartitioned()) {
            IndexDescriptor made = added(table, after);
            PartitionIndexes indexes = new PartitionIndexes(edit, expressions);
            PartitionIndexes.requireKey(after, made);
            if (!only) {
                indexes.spread(after, made);
            }
        } else if (!only || action instanceof AlterAction.DropColumn) {
            for (int id : after.lineage().children()) {
                child(table, after, edit.idle(id), action, only);
            }
        }
        return edit.rows().present(after.id(), Lock.EXCLUSIVE);
    }

    private static IndexDescriptor added(TableDescriptor before, TableDescriptor after) {
        for (IndexDescriptor index : after.indexes()) {
            if (index.constraint() != IndexDescriptor.Constraint.NONE && before.indexNamed(index.name()) == null) {
                return index;
            }
        }
        throw new StatementError(SqlState.INTERNAL_ERROR, "the new key is not there");
    }

    private void child(TableDescriptor before, TableDescriptor parent, TableDescriptor child, AlterAction action,
            boolean only) {
        switch (action) {
            case AlterAction.AddColumn add -> addColumn(before, parent, child, add);
            case AlterAction.DropColumn drop -> dropColumn(child, drop, only);
            case AlterAction.RenameColumn rename -> spread(child, rename, false);
            case AlterAction.SetType set -> spread(child, set, false);
            case AlterAction.SetDefault set -> spread(child, set, false);
            case AlterAction.SetNotNull set -> spread(child, set, false);
            case AlterAction.DropNotNull drop -> spread(child, drop, false);
            case AlterAction.AddCheck add when !add.noInherit() -> addCheck(parent, child, add);
            case AlterAction.DropConstraint drop -> dropConstraint(before, child, drop);
            case AlterAction.RenameConstraint rename when isCheck(before, rename.from()) ->
                spread(child, rename, false);
            case AlterAction.ValidateConstraint validate when isCheck(before, validate.name())
                    && isCheck(child, validate.name()) ->
                spread(child, validate, false);
            default -> {
            }
        }
    }

    private void addColumn(TableDescriptor before, TableDescriptor parent, TableDescriptor child,
            AlterAction.AddColumn add) {
        String name = add.column().name();
        if (before.columnNamed(name) != null) {
            return;
        }
        ColumnDescriptor column = parent.columnNamed(name);
        ColumnDescriptor own = child.columnNamed(name);
        if (own != null) {
            if (!own.type().equals(column.type())) {
                throw new StatementError(SqlState.DATATYPE_MISMATCH, "child table \"" + child.name()
                        + "\" has different type for column \"" + name + "\"");
            }
            edit.notices().accept(Notice.notice("merging definition of column \"" + name + "\" for child \""
                    + child.name() + "\""));
            return;
        }
        SchemaCommand.NewColumn given = new SchemaCommand.NewColumn(name, column.type(), column.notNull(),
                column.defaultSql(), column.generatedSql(), null, add.column().position());
        AlterAction.AddColumn toChild = new AlterAction.AddColumn(given, false);
        TableDescriptor with = alone.apply(child, toChild);
        List<Integer> inherited = new ArrayList<>(with.lineage().inheritedColumns());
        inherited.add(with.columnNamed(name).id());
        TableDescriptor after = edit
                .change(with.withLineage(with.lineage().inheriting(inherited, with.lineage().inheritedChecks())));
        for (int id : after.lineage().children()) {
            addColumn(child, after, edit.idle(id), toChild);
        }
    }

    /** A column that another parent has, or that was the child's before, stays. */
    private void dropColumn(TableDescriptor child, AlterAction.DropColumn drop, boolean only) {
        ColumnDescriptor column = child.columnNamed(drop.column());
        if (column == null) {
            return;
        }
        List<Integer> inherited = new ArrayList<>(child.lineage().inheritedColumns());
        boolean isOnly = inherited.remove((Integer) column.id());
        boolean hasOther = child.lineage().parents().stream()
                .anyMatch(id -> edit.rows().present(id, Lock.HELD).columnNamed(drop.column()) != null);
        if (hasOther || !isOnly) {
            return;
        }
        TableDescriptor own = edit
                .change(child.withLineage(child.lineage().inheriting(inherited, child.lineage().inheritedChecks())));
        if (!only) {
            spread(own, drop, false);
        }
    }

    private void addCheck(TableDescriptor parent, TableDescriptor child, AlterAction.AddCheck add) {
        CheckDescriptor made = add.name() == null ? parent.checks().getLast() : check(parent, add.name());
        CheckDescriptor own = check(child, made.name());
        if (own != null) {
            if (!own.sql().equals(made.sql())) {
                throw new StatementError(SqlState.DUPLICATE_OBJECT, "constraint \"" + made.name()
                        + "\" for relation \"" + child.name() + "\" already exists");
            }
            edit.notice("merging constraint \"" + made.name() + "\" with inherited definition");
            return;
        }
        AlterAction.AddCheck toChild = new AlterAction.AddCheck(made.name(), made.sql(), add.columns(),
                add.notValid(), false);
        TableDescriptor with = alone.apply(child, toChild);
        List<String> inherited = new ArrayList<>(with.lineage().inheritedChecks());
        inherited.add(made.name());
        TableDescriptor after = edit
                .change(with.withLineage(with.lineage().inheriting(with.lineage().inheritedColumns(), inherited)));
        for (int id : after.lineage().children()) {
            addCheck(after, edit.idle(id), toChild);
        }
    }

    private void dropConstraint(TableDescriptor before, TableDescriptor child, AlterAction.DropConstraint drop) {
        if (!isCheck(before, drop.name()) || !child.lineage().inheritedChecks().contains(drop.name())) {
            return;
        }
        boolean hasOther = child.lineage().parents().stream()
                .anyMatch(id -> isCheck(edit.rows().present(id, Lock.HELD), drop.name()));
        if (hasOther) {
            return;
        }
        List<String> inherited = child.lineage().inheritedChecks().stream()
                .filter(name -> !name.equals(drop.name())).toList();
        TableDescriptor own = edit.change(
                child.withLineage(child.lineage().inheriting(child.lineage().inheritedColumns(), inherited)));
        spread(own, drop, false);
    }
}
