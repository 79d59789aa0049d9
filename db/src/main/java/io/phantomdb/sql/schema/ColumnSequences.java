package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ColumnDescriptor.Identity;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/** Sequences that come, change and go with columns of a table: serial and identity columns. */
final class ColumnSequences {
    private final SchemaEdit edit;
    private final String schema;
    private final String tableName;
    private final int tableId;

    ColumnSequences(SchemaEdit edit, String schema, String tableName, int tableId) {
        this.edit = edit;
        this.schema = schema;
        this.tableName = tableName;
        this.tableId = tableId;
    }

    static ColumnSequences of(SchemaEdit edit, TableDescriptor table) {
        return new ColumnSequences(edit, table.schema(), table.name(), table.id());
    }

    /** A new column; its sequence is made, if it comes with one. */
    ColumnDescriptor column(int columnId, SchemaCommand.NewColumn column) {
        ColumnDescriptor plain = NewTable.column(column, columnId).withGenerated(column.generatedSql());
        return column.sequence() == null ? plain : withSequence(plain, column.sequence());
    }

    private ColumnDescriptor withSequence(ColumnDescriptor column, SchemaCommand.NewSequence draft) {
        SequenceOptions options = new SequenceOptions(draft.options(), null, column.type().type(),
                draft.identity() != null);
        String name = options.name() != null
                ? options.name().last()
                : IndexNames.free(edit.rows(), schema, List.of(tableName, column.name(), "seq"), List.of(tableName));
        edit.requireFree(schema, name);
        TableDescriptor made = new SequenceChanges(edit).create(schema, name,
                options.descriptor().ownedBy(tableId, column.id()));
        ColumnDescriptor with = column.withNotNull().withSequence(draft.identity(), made.id());
        return draft.identity() != null ? with : with.withDefault(SequenceDefaults.sql(schema, name));
    }

    /** ADD GENERATED … AS IDENTITY. */
    TableDescriptor addIdentity(TableDescriptor table, AlterAction.AddIdentity add) {
        ColumnDescriptor column = ColumnChanges.requireColumn(table, add.column());
        String which = "column \"" + column.name() + "\" of relation \"" + table.name() + "\" ";
        if (!column.notNull()) {
            throw wrong(which + "must be declared NOT NULL before identity can be added");
        }
        if (column.identity() != null) {
            throw wrong(which + "is already an identity column");
        }
        if (column.defaultSql() != null || column.generatedSql() != null) {
            throw wrong(which + "already has a default value");
        }
        ColumnDescriptor after = withSequence(column, add.sequence());
        return edit.change(table.mapColumn(column.id(), each -> after));
    }

    private static StatementError wrong(String message) {
        return new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
    }

    /** SET GENERATED, SET options of the sequence, RESTART. */
    TableDescriptor setIdentity(TableDescriptor table, AlterAction.SetIdentity set) {
        ColumnDescriptor column = ColumnChanges.requireColumn(table, set.column());
        if (column.identity() == null) {
            throw wrong(notIdentity(table, column));
        }
        if (!set.options().options().isEmpty()) {
            new SequenceChanges(edit).alter(edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE), set.options());
        }
        Identity identity = set.identity() == null ? column.identity() : set.identity();
        return edit.change(table.mapColumn(column.id(), each -> each.withSequence(identity, each.sequenceId())));
    }

    private static String notIdentity(TableDescriptor table, ColumnDescriptor column) {
        return "column \"" + column.name() + "\" of relation \"" + table.name() + "\" is not an identity column";
    }

    TableDescriptor dropIdentity(TableDescriptor table, AlterAction.DropIdentity drop) {
        ColumnDescriptor column = ColumnChanges.requireColumn(table, drop.column());
        if (column.identity() == null && !drop.ifExists()) {
            throw wrong(notIdentity(table, column));
        }
        if (column.identity() == null) {
            edit.skippingThat(notIdentity(table, column));
            return table;
        }
        dropWith(column);
        return edit.change(table.mapColumn(column.id(), each -> each.withSequence(null, 0)));
    }

    /** The sequence that goes with a column goes as well. */
    void dropWith(ColumnDescriptor column) {
        if (column.sequenceId() != 0) {
            new TableChanges(edit).drop(edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE));
        }
    }

    /** DROP EXPRESSION: values stay, and are computed no more. */
    TableDescriptor dropExpression(TableDescriptor table, AlterAction.DropExpression drop) {
        ColumnDescriptor column = ColumnChanges.requireColumn(table, drop.column());
        if (column.generatedSql() != null) {
            return edit.change(table.mapColumn(column.id(), each -> each.withGenerated(null)));
        }
        String message = "column \"" + column.name() + "\" of relation \"" + table.name()
                + "\" is not a stored generated column";
        if (!drop.ifExists()) {
            throw wrong(message);
        }
        edit.skippingThat(message);
        return table;
    }
}
