package io.phantomdb.sql.bind;

import io.phantomdb.sql.schema.AlterAction;
import io.phantomdb.sql.schema.SchemaCommand;
import io.phantomdb.sql.tree.Constraint;
import io.phantomdb.sql.tree.Definition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns ALTER TABLE into a command. */
final class AlterBinder {
    private final StatementBinder statement;
    private final DefinitionBinder definitions;

    AlterBinder(StatementBinder statement, DefinitionBinder definitions) {
        this.statement = statement;
        this.definitions = definitions;
    }

    /** A key that is all there is to add is built while others use the table. */
    SchemaCommand bind(Definition.AlterTable alter) {
        SchemaCommand.Name table = definitions.name(alter.table());
        List<AlterAction> actions = new ArrayList<>();
        alter.actions().forEach(action -> bind(action, alter.table().last(), actions));
        if (actions.size() == 1 && actions.getFirst() instanceof AlterAction.AddKey add) {
            return new SchemaCommand.AddKey(table, alter.only(), add.key(), alter.ifExists());
        }
        actions.sort(Comparator.comparingInt(AlterAction::pass));
        return new SchemaCommand.AlterTable(table, alter.ifExists(), alter.only(), SchemaCommand.AlteredKind.TABLE,
                actions);
    }

    SchemaCommand bind(Definition.AlterView alter) {
        List<AlterAction> actions = new ArrayList<>();
        if (alter.action() instanceof Definition.AlterOptions && !alter.materialized()) {
            throw DefinitionBinder.notYet("ALTER VIEW ... SET", alter);
        }
        bind(alter.action(), alter.view().last(), actions);
        return new SchemaCommand.AlterTable(definitions.name(alter.view()), alter.ifExists(), false,
                alter.materialized()
                        ? SchemaCommand.AlteredKind.MATERIALIZED_VIEW
                        : SchemaCommand.AlteredKind.VIEW,
                actions);
    }

    /** Of where and how PostgreSQL keeps rows, of which nothing is left here. */
    private static final List<String> WITHOUT_EFFECT = List.of("ALTER COLUMN SET STATISTICS",
            "ALTER COLUMN SET STORAGE",
            "ALTER COLUMN SET COMPRESSION", "ALTER COLUMN SET (", "ALTER COLUMN RESET (", "CLUSTER ON", "SET WITHOUT",
            "SET LOGGED", "SET UNLOGGED", "REPLICA IDENTITY");

    private void bind(Definition.AlterAction action, String table, List<AlterAction> into) {
        switch (action) {
            case Definition.AddColumn add -> {
                into.add(new AlterAction.AddColumn(column(add.column(), table), add.ifNotExists()));
                add.constraints().forEach(constraint -> into.add(constraint(constraint)));
            }
            case Definition.AddConstraint add -> into.add(constraint(add.constraint()));
            case Definition.DropColumn drop ->
                into.add(new AlterAction.DropColumn(drop.column(), drop.ifExists(), drop.cascade()));
            case Definition.DropConstraint drop ->
                into.add(new AlterAction.DropConstraint(drop.name(), drop.ifExists(), drop.cascade()));
            case Definition.ValidateConstraint validate ->
                into.add(new AlterAction.ValidateConstraint(validate.name()));
            case Definition.RenameConstraint rename ->
                into.add(new AlterAction.RenameConstraint(rename.from(), rename.to()));
            case Definition.RenameColumn rename -> into.add(new AlterAction.RenameColumn(rename.from(), rename.to()));
            case Definition.RenameTable rename -> into.add(new AlterAction.RenameTable(rename.to()));
            case Definition.MoveTable move -> into.add(new AlterAction.SetSchema(move.schema()));
            case Definition.AlterType alter -> into.add(type(alter));
            case Definition.AlterDefault alter -> into.add(new AlterAction.SetDefault(alter.column(),
                    alter.value() == null
                            ? null
                            : new DefaultText(statement).of(DefinitionBinder.withoutColumns(alter.value()))));
            case Definition.AlterNullable alter -> into.add(alter.nullable()
                    ? new AlterAction.DropNotNull(alter.column())
                    : new AlterAction.SetNotNull(alter.column()));
            case Definition.AlterOptions options -> {
                DefinitionBinder.checkOptions(options.options());
                into.add(new AlterAction.Nothing());
            }
            case Definition.AddIdentity add -> into.add(new AlterAction.AddIdentity(add.column(),
                    new SchemaCommand.NewSequence(DefinitionBinder.identity(add.identity()),
                            definitions.sequenceChange(add.options()))));
            case Definition.AlterIdentity alter -> into.add(new AlterAction.SetIdentity(alter.column(),
                    DefinitionBinder.identity(alter.identity()), definitions.sequenceChange(alter.options())));
            case Definition.DropIdentity drop ->
                into.add(new AlterAction.DropIdentity(drop.column(), drop.ifExists()));
            case Definition.DropExpression drop ->
                into.add(new AlterAction.DropExpression(drop.column(), drop.ifExists()));
            case Definition.AttachPartition attach ->
                into.add(new AlterAction.AttachPartition(definitions.name(attach.partition()),
                        new HeritageBinder(statement).bound(attach.bound())));
            case Definition.DetachPartition detach ->
                into.add(new AlterAction.DetachPartition(definitions.name(detach.partition()), detach.concurrently(),
                        detach.finalizes()));
            case Definition.AlterInherit inherit ->
                into.add(new AlterAction.Inherit(definitions.name(inherit.parent()), inherit.inherits()));
            case Definition.AlterOwner alter -> into.add(new AlterAction.SetOwner(alter.owner()));
            case Definition.EnableTrigger enable ->
                into.add(new AlterAction.EnableTrigger(enable.trigger(), enable.enabled()));
            case Definition.UnsupportedAction other -> into.add(other(other));
            case Definition.AddConstraintUsingIndex add -> into.add(new AlterAction.AddKeyUsingIndex(add.name(),
                    add.primary(), add.index(), DefinitionBinder.form(add.deferral()), add.position()));
            case Definition.AlterConstraint alter -> into.add(new AlterAction.AlterConstraint(alter.name(),
                    alter.deferral().deferrable(), alter.deferral().initiallyDeferred()));
        }
    }

    /** What a generated column is computed from is bound when the table is known. */
    private SchemaCommand.NewColumn column(Definition.ColumnDefinition column, String table) {
        if (column.generated() == null) {
            return definitions.column(column, List.of(definitions.sketch(column)), table);
        }
        SerialTypes.checkGenerated(column, List.of(column.name()), table);
        return new SchemaCommand.NewColumn(column.name(), statement.type(column.type()),
                Boolean.FALSE.equals(column.nullable()), null, TreeText.of(column.generated()), null,
                column.position());
    }

    private static AlterAction other(Definition.UnsupportedAction action) {
        if (WITHOUT_EFFECT.contains(action.what())) {
            return new AlterAction.Nothing();
        }
        throw DefinitionBinder.notYet("ALTER TABLE ... " + action.what(), action);
    }

    private AlterAction type(Definition.AlterType alter) {
        return new AlterAction.SetType(alter.column(), statement.type(alter.type()),
                alter.using() == null ? null : TreeText.of(alter.using()));
    }

    private AlterAction constraint(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> new AlterAction.AddKey(DefinitionBinder.primary(key));
            case Constraint.Unique key -> new AlterAction.AddKey(DefinitionBinder.unique(key));
            case Constraint.CheckThat check -> new AlterAction.AddCheck(check.name(), TreeText.of(check.condition()),
                    ColumnNames.in(check.condition()), check.notValid(), check.noInherit());
            case Constraint.ForeignKey key -> new AlterAction.AddForeignKey(definitions.foreignKey(key));
        };
    }
}
