package io.phantomdb.sql.schema;

import io.phantomdb.rows.ColumnType;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexForm;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import java.util.List;

/** One thing that ALTER TABLE does. Expressions are SQL text, as the catalog keeps them. */
public sealed interface AlterAction {
    record AddColumn(SchemaCommand.NewColumn column, boolean ifNotExists) implements AlterAction {}

    record DropColumn(String column, boolean ifExists, boolean cascade) implements AlterAction {}

    record AddIdentity(String column, SchemaCommand.NewSequence sequence) implements AlterAction {}

    /** The identity is null where it stays what it is. */
    record SetIdentity(String column, ColumnDescriptor.Identity identity, SchemaCommand.SequenceChange options)
            implements
                AlterAction {}

    record DropIdentity(String column, boolean ifExists) implements AlterAction {}

    record DropExpression(String column, boolean ifExists) implements AlterAction {}

    record RenameColumn(String from, String to) implements AlterAction {}

    /** The text is null for DROP DEFAULT. */
    record SetDefault(String column, String defaultSql) implements AlterAction {}

    record SetNotNull(String column) implements AlterAction {}

    record DropNotNull(String column) implements AlterAction {}

    /** ALTER COLUMN … TYPE; the text of USING is null if the column is to be cast. */
    record SetType(String column, ColumnType type, String usingSql) implements AlterAction {}

    record AddKey(SchemaCommand.Key key) implements AlterAction {}

    /** ADD CONSTRAINT … USING INDEX; the name is null if it is that of the index. */
    record AddKeyUsingIndex(String name, boolean primary, String index, IndexForm form, int position)
            implements
                AlterAction {}

    /** ALTER CONSTRAINT: when it is checked. */
    record AlterConstraint(String name, boolean deferrable, boolean initiallyDeferred) implements AlterAction {}

    /** The name is null if it is to be made up, of the columns that the condition mentions. */
    record AddCheck(String name, String sql, List<String> columns, boolean notValid, boolean noInherit)
            implements
                AlterAction {}

    record AddForeignKey(SchemaCommand.NewForeignKey key) implements AlterAction {}

    record DropConstraint(String name, boolean ifExists, boolean cascade) implements AlterAction {}

    record ValidateConstraint(String name) implements AlterAction {}

    record RenameConstraint(String from, String to) implements AlterAction {}

    record RenameTable(String to) implements AlterAction {}

    record SetSchema(String schema) implements AlterAction {}

    record SetOwner(RoleName owner) implements AlterAction {}

    record AttachPartition(SchemaCommand.Name partition, BoundDraft bound) implements AlterAction {}

    record DetachPartition(SchemaCommand.Name partition, boolean concurrently, boolean finalizes)
            implements
                AlterAction {}

    /** INHERIT, or NO INHERIT. */
    record Inherit(SchemaCommand.Name parent, boolean inherits) implements AlterAction {}

    /** Accepted, with nothing to do: storage options. */
    record Nothing() implements AlterAction {}

    /** A null name means all of them. */
    record EnableTrigger(String trigger, boolean enabled) implements AlterAction {}

    /** As messages call it. */
    default String words() {
        return switch (this) {
            case AddColumn add -> "ADD COLUMN";
            case DropColumn drop -> "DROP COLUMN";
            case AddIdentity add -> "ALTER COLUMN ... ADD IDENTITY";
            case SetIdentity set -> "ALTER COLUMN ... SET IDENTITY";
            case DropIdentity drop -> "ALTER COLUMN ... DROP IDENTITY";
            case DropExpression drop -> "ALTER COLUMN ... DROP EXPRESSION";
            case RenameColumn rename -> "RENAME COLUMN";
            case SetDefault set -> "ALTER COLUMN ... SET DEFAULT";
            case SetNotNull set -> "ALTER COLUMN ... SET NOT NULL";
            case DropNotNull drop -> "ALTER COLUMN ... DROP NOT NULL";
            case SetType set -> "ALTER COLUMN ... SET DATA TYPE";
            case AddKey add -> "ADD CONSTRAINT";
            case AddKeyUsingIndex add -> "ADD CONSTRAINT ... USING INDEX";
            case AlterConstraint alter -> "ALTER CONSTRAINT";
            case AddCheck add -> "ADD CONSTRAINT";
            case AddForeignKey add -> "ADD CONSTRAINT";
            case DropConstraint drop -> "DROP CONSTRAINT";
            case ValidateConstraint validate -> "VALIDATE CONSTRAINT";
            case RenameConstraint rename -> "RENAME CONSTRAINT";
            case RenameTable rename -> "RENAME";
            case SetSchema set -> "SET SCHEMA";
            case SetOwner set -> "OWNER TO";
            case AttachPartition attach -> "ATTACH PARTITION";
            case DetachPartition detach -> "DETACH PARTITION";
            case Inherit inherit -> inherit.inherits() ? "INHERIT" : "NO INHERIT";
            case EnableTrigger enable -> enable.enabled() ? "ENABLE TRIGGER" : "DISABLE TRIGGER";
            case Nothing nothing -> "SET";
        };
    }

    /**
     * When it is carried out among the others of its statement, as in PostgreSQL: what goes first, then types, then what comes,
     * then what is required of rows (src/backend/commands/tablecmds.c, "phase 2").
     */
    default int pass() {
        return switch (this) {
            case DropColumn drop -> 0;
            case DropConstraint drop -> 0;
            case DropNotNull drop -> 0;
            case DropIdentity drop -> 0;
            case DropExpression drop -> 0;
            case SetIdentity set -> 3;
            case AddIdentity add -> 5;
            case SetType set -> 1;
            case AddColumn add -> 2;
            case SetDefault set -> 3;
            case SetNotNull set -> 3;
            case AddKey add -> 4;
            case AddKeyUsingIndex add -> 4;
            case AlterConstraint alter -> 5;
            case AddCheck add -> 5;
            case AddForeignKey add -> 5;
            case ValidateConstraint validate -> 6;
            case EnableTrigger enable -> 6;
            case RenameColumn rename -> 6;
            case RenameConstraint rename -> 6;
            case RenameTable rename -> 6;
            case SetSchema set -> 6;
            case SetOwner set -> 6;
            case AttachPartition attach -> 6;
            case DetachPartition detach -> 6;
            case Inherit inherit -> 6;
            case Nothing nothing -> 6;
        };
    }
}
