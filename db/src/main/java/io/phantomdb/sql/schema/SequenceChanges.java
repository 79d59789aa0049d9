package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.ColumnType;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.SequenceDescriptor;
import io.phantomdb.sql.catalog.SequenceRow;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/**
 * Makes, changes and unmakes sequences inside a transaction on the catalog. A sequence is a table as far as names, versions
 * and fences go; its only row is not the catalog's ({@link io.phantomdb.sql.catalog.SequenceRow}).
 */
final class SequenceChanges {
    private static final int KEY_COLUMN = 4;

    private final SchemaEdit edit;

    SequenceChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(SchemaCommand.OfSequence command) {
        switch (command) {
            case SchemaCommand.CreateSequence create -> create(create);
            case SchemaCommand.AlterSequence alter -> {
                TableDescriptor sequence = find(alter.name(), alter.ifExists());
                if (sequence != null) {
                    alter(sequence, alter.options());
                }
            }
            case SchemaCommand.RenameSequence rename -> {
                TableDescriptor sequence = find(rename.name(), rename.ifExists());
                if (sequence != null) {
                    rename(sequence, rename.to());
                }
            }
            case SchemaCommand.MoveSequence move -> {
                TableDescriptor sequence = find(move.name(), move.ifExists());
                if (sequence != null) {
                    new SchemaMoves(edit).move(sequence,
                            edit.requireSchema(edit.path().meaning(move.schema()), 0));
                }
            }
            case SchemaCommand.DropSequences drop -> drop(drop);
        }
    }

    /** The descriptor of a new sequence under a new id, stored, with its name. */
    TableDescriptor create(String schema, String name, SequenceDescriptor sequence) {
        List<ColumnDescriptor> columns = List.of(column(1, "last_value", Type.INT8), column(2, "log_cnt", Type.INT8),
                column(3, "is_called", Type.BOOL), new ColumnDescriptor(KEY_COLUMN, "rowid",
                        ColumnType.of(Type.INT8), true, null, ColumnDescriptor.State.HIDDEN));
        IndexDescriptor only = new IndexDescriptor(1, "", true, true, IndexDescriptor.Constraint.NONE,
                List.of(IndexDescriptor.Part.ascending(KEY_COLUMN)), List.of(), IndexDescriptor.State.PUBLIC);
        TableDescriptor made = edit
                .owned(new TableDescriptor(edit.newTableId(), schema, name, 1, TableDescriptor.State.PUBLIC,
                        columns, List.of(only), List.of(), 1, KEY_COLUMN + 1, 2).withNature(sequence));
        edit.rows().changeTable(made);
        edit.name(made);
        return made;
    }

    private static ColumnDescriptor column(int id, String name, Type type) {
        return new ColumnDescriptor(id, name, ColumnType.of(type), true, null, ColumnDescriptor.State.PUBLIC);
    }

    private void create(SchemaCommand.CreateSequence create) {
        String name = create.name().name();
        String schema = edit.place(create.name());
        if (edit.isTaken(schema, name, create.ifNotExists())) {
            return;
        }
        SequenceOptions options = new SequenceOptions(create.options(), null, Type.INT8, false);
        TableDescriptor made = create(schema, name, options.descriptor());
        if (options.owner() != null) {
            own(made, options.owner());
        }
    }

    /** ALTER SEQUENCE, also of an identity column's. */
    void alter(TableDescriptor before, SchemaCommand.SequenceChange change) {
        SequenceOptions options = new SequenceOptions(change, before.sequence(), Type.INT8, false);
        SequenceDescriptor descriptor = options.descriptor();
        TableDescriptor after = edit.change(before.withNature(descriptor));
        Table sequence = new Table(after);
        SequenceRow row = SequenceRow.read(edit.transaction(), sequence, Lock.EXCLUSIVE);
        Long restart = options.restart(descriptor);
        SequenceRow moved = restart == null ? row.moved(row.value(), row.called()) : row.moved(restart, false);
        SequenceOptions.checkWithin("RESTART", moved.value(), descriptor.min(), descriptor.max());
        moved.write(edit.transaction(), sequence);
        if (options.owner() != null) {
            own(after, options.owner());
        }
    }

    /** Null if there is none and that is fine; 42809 if it is something else. */
    TableDescriptor find(SchemaCommand.Name name, boolean ifExists) {
        CatalogName found = edit.find(name);
        if (found == null && edit.isSchemaMissing(name, ifExists)) {
            return null;
        }
        if (found == null && ifExists) {
            edit.skippingMissing("relation \"" + name.text() + "\"");
            return null;
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        TableDescriptor sequence = found.isTable() ? edit.rows().present(found.tableId(), Lock.EXCLUSIVE) : null;
        if (sequence == null || !sequence.isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a sequence");
        }
        edit.requireMayDrop(sequence);
        return sequence;
    }

    /** OWNED BY. The sequence was stored in this transaction, with the version it shall have after it. */
    private void own(TableDescriptor sequence, Name owner) {
        disown(sequence);
        if (owner.parts().size() == 1) {
            if (!owner.last().equals("none")) {
                throw new StatementError(SqlState.SYNTAX_ERROR, "invalid OWNED BY option", null,
                        "Specify OWNED BY table.column or OWNED BY NONE.", 0);
            }
            edit.rows().changeTable(sequence.withNature(sequence.sequence().ownedBy(0, 0)));
            return;
        }
        List<String> parts = owner.parts();
        String tableName = parts.get(parts.size() - 2);
        String schema = parts.size() > 2 ? parts.get(parts.size() - 3) : null;
        TableDescriptor table = edit.rows().present(
                edit.requireTable(new SchemaCommand.Name(schema, tableName, edit.path(), 0)), Lock.EXCLUSIVE);
        if (!table.schema().equals(sequence.schema())) {
            throw new StatementError(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "sequence must be in same schema as table it is linked to");
        }
        ColumnDescriptor column = table.columnNamed(owner.last());
        if (column == null) {
            throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + owner.last() + "\" of relation \""
                    + tableName + "\" does not exist");
        }
        edit.rows().changeTable(sequence.withNature(sequence.sequence().ownedBy(table.id(), column.id())));
        edit.change(table.mapColumn(column.id(), each -> each.withSequence(each.identity(), sequence.id())));
    }

    private void disown(TableDescriptor sequence) {
        if (!sequence.sequence().isOwned()) {
            return;
        }
        TableDescriptor owner = edit.rows().present(sequence.sequence().ownerTableId(), Lock.EXCLUSIVE);
        ColumnDescriptor column = owner.column(sequence.sequence().ownerColumnId());
        if (column.identity() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot change ownership of identity sequence",
                    "Sequence \"" + sequence.name() + "\" is linked to table \"" + owner.name() + "\".", null, 0);
        }
        edit.change(owner.mapColumn(column.id(), each -> each.withSequence(null, 0)));
    }

    /** ALTER SEQUENCE … RENAME TO. What is said of it in the default of the column it goes with is said anew. */
    void rename(TableDescriptor before, String to) {
        edit.requireFree(before.schema(), to);
        TableDescriptor after = before.withName(to);
        edit.unname(before);
        edit.name(after);
        edit.change(after);
        new SequenceDefaults(edit).follow(before, after);
    }

    private void drop(SchemaCommand.DropSequences drop) {
        for (SchemaCommand.Name name : drop.names()) {
            if (edit.find(name) != null) {
                TableDescriptor sequence = find(name, false);
                Dependents dependents = new Dependents(edit, List.of());
                dependents.addViews(sequence);
                addDefaults(sequence, dependents);
                requireNoIdentity(sequence);
                dependents.settle(Dependents.describe(edit, sequence), drop.cascade());
                remove(sequence);
            } else if (!edit.isSchemaMissing(name, drop.ifExists())) {
                missing(name, drop.ifExists());
            }
        }
    }

    private void missing(SchemaCommand.Name name, boolean ifExists) {
        if (!ifExists) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "sequence \"" + name.name() + "\" does not exist");
        }
        edit.skippingMissing("sequence \"" + name.name() + "\"");
    }

    /** Columns that draw from the sequence by default: they lose that. */
    void addDefaults(TableDescriptor sequence, Dependents dependents) {
        for (SequenceDefaults.Drawing drawing : new SequenceDefaults(edit).of(sequence)) {
            dependents.add("default value for " + Dependents.describe(edit, drawing.table(), drawing.column()),
                    Dependents.describe(edit, sequence),
                    () -> edit.change(edit.rows().present(drawing.table().id(), Lock.EXCLUSIVE)
                            .mapColumn(drawing.column().id(), column -> column.withDefault(null))));
        }
    }

    /** Nothing is in the way any more. */
    void remove(TableDescriptor sequence) {
        SequenceDescriptor descriptor = sequence.sequence();
        if (descriptor.isOwned()) {
            edit.change(edit.rows().present(descriptor.ownerTableId(), Lock.EXCLUSIVE)
                    .mapColumn(descriptor.ownerColumnId(), column -> column.withSequence(null, 0)));
        }
        new TableChanges(edit).drop(sequence);
    }

    private void requireNoIdentity(TableDescriptor sequence) {
        if (!sequence.sequence().isOwned()) {
            return;
        }
        TableDescriptor owner = edit.rows().present(sequence.sequence().ownerTableId(), Lock.EXCLUSIVE);
        ColumnDescriptor column = owner.column(sequence.sequence().ownerColumnId());
        if (column.identity() != null) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                    "cannot drop sequence " + sequence.name() + " because column " + column.name() + " of table "
                            + owner.name() + " requires it",
                    null, "You can drop column " + column.name() + " of table " + owner.name() + " instead.", 0);
        }
    }
}
