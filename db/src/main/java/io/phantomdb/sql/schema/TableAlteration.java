package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.TableDescriptor;

/**
 * ALTER TABLE as a part of a transaction. Each action makes a version of the table that the next one begins with; others only
 * ever see the last of them.
 */
final class TableAlteration {
    private final SchemaEdit edit;
    private final RowExpressions expressions;
    private final ColumnChanges columns;
    private final ConstraintChanges constraints;

    TableAlteration(SchemaEdit edit, RowExpressions expressions) {
        this.edit = edit;
        this.expressions = expressions;
        this.columns = new ColumnChanges(edit, expressions);
        this.constraints = new ConstraintChanges(edit, expressions);
    }

    void run(SchemaCommand.AlterTable alter) {
        if (alter.ifExists() && edit.find(alter.table()) == null) {
            if (edit.isSchemaMissing(alter.table(), true)) {
                return;
            }
            edit.skippingMissing("relation \"" + alter.table().text() + "\"");
            return;
        }
        TableDescriptor table = edit.table(alter.table());
        edit.permissions().requireOwner(table);
        boolean fits = switch (alter.kind()) {
            case TABLE -> true;
            case VIEW -> table.isView();
            case MATERIALIZED_VIEW -> table.isMaterialized();
        };
        if (!fits) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a "
                    + (alter.kind() == SchemaCommand.AlteredKind.VIEW ? "view" : "materialized view"));
        }
        if (table.view() != null) {
            alter.actions().forEach(action -> requireForView(table, action));
        }
        run(table, alter);
    }

    private static void requireForView(TableDescriptor view, AlterAction action) {
        boolean fits = action instanceof AlterAction.RenameColumn || action instanceof AlterAction.RenameTable
                || action instanceof AlterAction.SetDefault && view.isView() || action instanceof AlterAction.SetSchema
                || action instanceof AlterAction.SetOwner || action instanceof AlterAction.Nothing;
        if (!fits) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "ALTER action " + action.words()
                    + " cannot be performed on relation \"" + view.name() + "\"",
                    "This operation is not supported for " + (view.isView() ? "views." : "materialized views."), null,
                    0);
        }
    }

    private void run(TableDescriptor before, SchemaCommand.AlterTable alter) {
        TableDescriptor table = before;
        ChildChanges children = new ChildChanges(edit, expressions, this::run);
        for (AlterAction action : alter.actions()) {
            table = children.run(table, action, alter.only());
        }
    }

    private TableDescriptor run(TableDescriptor table, AlterAction action) {
        return switch (action) {
            case AlterAction.AddColumn add -> columns.add(table, add);
            case AlterAction.DropColumn drop -> columns.drop(table, drop);
            case AlterAction.AddIdentity add -> ColumnSequences.of(edit, table).addIdentity(table, add);
            case AlterAction.SetIdentity set -> ColumnSequences.of(edit, table).setIdentity(table, set);
            case AlterAction.DropIdentity drop -> ColumnSequences.of(edit, table).dropIdentity(table, drop);
            case AlterAction.DropExpression drop -> ColumnSequences.of(edit, table).dropExpression(table, drop);
            case AlterAction.RenameColumn rename -> columns.rename(table, rename);
            case AlterAction.SetDefault set -> columns.setDefault(table, set);
            case AlterAction.SetNotNull set -> columns.setNotNull(table, set.column());
            case AlterAction.DropNotNull drop -> columns.dropNotNull(table, drop.column());
            case AlterAction.SetType set -> columns.setType(table, set);
            case AlterAction.AddKey add -> constraints.addKey(table, add.key());
            case AlterAction.AddKeyUsingIndex add -> new IndexConstraints(edit, constraints).add(table, add);
            case AlterAction.AlterConstraint alter -> constraints.alter(table, alter);
            case AlterAction.AddCheck add -> constraints.addCheck(table, add);
            case AlterAction.AddForeignKey add -> constraints.addForeignKey(table, add.key());
            case AlterAction.DropConstraint drop -> constraints.drop(table, drop);
            case AlterAction.ValidateConstraint validate -> constraints.validate(table, validate.name());
            case AlterAction.RenameConstraint rename -> constraints.rename(table, rename);
            case AlterAction.RenameTable rename -> rename(table, rename.to());
            case AlterAction.SetSchema set -> move(table, set.schema());
            case AlterAction.SetOwner set -> new OwnerChanges(edit).setOwner(table, set.owner());
            case AlterAction.EnableTrigger enable -> new TriggerChanges(edit, null).enable(table, enable);
            case AlterAction.AttachPartition attach -> heritage().attach(table, attach);
            case AlterAction.DetachPartition detach -> heritage().detach(table, detach);
            case AlterAction.Inherit inherit -> heritage().inherit(table, inherit);
            case AlterAction.Nothing nothing -> table;
        };
    }

    private HeritageChanges heritage() {
        return new HeritageChanges(edit, expressions);
    }

    private TableDescriptor rename(TableDescriptor table, String to) {
        if (table.isSequence()) {
            new SequenceChanges(edit).rename(table, to);
            return table;
        }
        edit.requireFree(table.schema(), to);
        edit.unname(table);
        TableDescriptor after = table.withName(to);
        edit.name(after);
        return edit.change(after);
    }

    /** SET SCHEMA. */
    private TableDescriptor move(TableDescriptor table, String schema) {
        String to = edit.requireSchema(edit.path().meaning(schema), 0);
        edit.permissions().requireCreateIn(to);
        return new SchemaMoves(edit).move(table, to);
    }
}
