package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;

/** Tables that change their schema, with what belongs to them: indexes, and the sequences of their columns. */
final class SchemaMoves {
    private final SchemaEdit edit;

    SchemaMoves(SchemaEdit edit) {
        this.edit = edit;
    }

    /** SET SCHEMA of one table. Returns it as it is afterwards. */
    TableDescriptor move(TableDescriptor table, String to) {
        if (table.schema().equals(to)) {
            return table;
        }
        if (SearchPath.isTemporary(table.schema()) || SearchPath.isTemporary(to)) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot move objects into or out of temporary schemas");
        }
        if (table.isSequence() && table.sequence().isOwned()) {
            TableDescriptor owner = edit.rows().present(table.sequence().ownerTableId(), Lock.HELD);
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot move an owned sequence into another schema",
                    "Sequence \"" + table.name() + "\" is linked to table \"" + owner.name() + "\".", null, 0);
        }
        requireFree(table, to);
        return carry(table, to);
    }

    private void requireFree(TableDescriptor table, String to) {
        requireFree(to, table.name());
        for (IndexDescriptor index : table.indexes()) {
            if (!index.name().isEmpty()) {
                requireFree(to, index.name());
            }
        }
    }

    private void requireFree(String to, String name) {
        if (edit.rows().name(to, name, Lock.EXCLUSIVE) != null) {
            throw new StatementError(SqlState.DUPLICATE_TABLE,
                    "relation \"" + name + "\" already exists in schema \"" + to + "\"");
        }
    }

    /** To a schema where all its names are free. */
    TableDescriptor carry(TableDescriptor table, String to) {
        for (ColumnDescriptor column : table.visibleColumns()) {
            TableDescriptor sequence = column.sequenceId() == 0
                    ? null
                    : edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE);
            if (sequence != null && !sequence.schema().equals(to)) {
                requireFree(sequence, to);
                rename(sequence, sequence.withSchema(to));
            }
        }
        return rename(edit.rows().present(table.id(), Lock.EXCLUSIVE), to);
    }

    private TableDescriptor rename(TableDescriptor now, String to) {
        return rename(now, now.withSchema(to));
    }

    /** The same table under another schema. What is said of a sequence in the default of its column is said anew. */
    private TableDescriptor rename(TableDescriptor before, TableDescriptor after) {
        edit.unname(before);
        for (IndexDescriptor index : before.indexes()) {
            if (!index.name().isEmpty()) {
                edit.rows().deleteName(before.schema(), index.name());
                edit.rows().putName(after.schema(), index.name(), new CatalogName(before.id(), index.id()));
            }
        }
        edit.name(after);
        TableDescriptor changed = edit.change(after);
        if (before.isSequence()) {
            new SequenceDefaults(edit).follow(before, after);
        }
        return changed;
    }
}
