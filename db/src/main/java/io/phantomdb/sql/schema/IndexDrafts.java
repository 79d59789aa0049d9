package io.phantomdb.sql.schema;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;

/** Indexes as statements ask for them, in the state in which they begin. */
final class IndexDrafts {
    static final String CANNOT_CREATE = "cannot create index on";
    static final String CANNOT_ADD = "ALTER action ADD CONSTRAINT cannot be performed on";

    private final SchemaEdit edit;
    private final IndexDescriptor.State state;

    IndexDrafts(SchemaEdit edit, IndexDescriptor.State state) {
        this.edit = edit;
        this.state = state;
    }

    /** Null if there is one of that name already, and the client was told. */
    IndexDescriptor index(TableDescriptor table, SchemaCommand.CreateIndex create) {
        String name = name(table, create);
        return name == null
                ? null
                : new IndexDescriptor(1, name, create.unique(), false, IndexDescriptor.Constraint.NONE,
                        NewTable.parts(table, create.columns()), NewTable.suffix(table), state)
                        .with(0, create.extras().nullsNotDistinct(), NewTable.included(table, create))
                        .withForm(create.extras().form());
    }

    /** Null if there is one of that name already, and the client was told. */
    String name(TableDescriptor table, SchemaCommand.CreateIndex create) {
        String name = create.index() != null
                ? create.index()
                : IndexNames.choose(edit.rows(), table, create);
        if (edit.rows().name(table.schema(), name, Lock.EXCLUSIVE) != null) {
            if (!create.ifNotExists()) {
                throw SchemaEdit.alreadyExists(name);
            }
            edit.skipping(name);
            return null;
        }
        return name;
    }

    IndexDescriptor unique(TableDescriptor table, SchemaCommand.Key key) {
        String name = key.name() != null
                ? free(table, key.name())
                : IndexNames.chooseKey(edit.rows(), table, key);
        return NewTable.key(table, key, name, state);
    }

    private String free(TableDescriptor table, String name) {
        edit.requireFree(table.schema(), name);
        return name;
    }

    /** The name of a new primary key; 42P16 if there is one. */
    String primaryName(TableDescriptor table, SchemaCommand.Key key) {
        if (table.hasPrimaryKey()) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "multiple primary keys for table \"" + table.name() + "\" are not allowed");
        }
        return key.name() != null ? free(table, key.name()) : IndexNames.choosePrimary(edit.rows(), table);
    }

    /** The index of that name and its table, which is locked for changing; null if it may be missing, and is. */
    Existing existing(SchemaCommand.Name name, boolean ifExists) {
        CatalogName found = edit.find(name);
        if (found == null && edit.isSchemaMissing(name, ifExists)) {
            return null;
        }
        if (found == null && ifExists) {
            edit.skippingMissing("index \"" + name.name() + "\"");
            return null;
        }
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "index \"" + name.name() + "\" does not exist");
        }
        if (found.isTable()) {
            throw SchemaEdit.wrongKind(name.name(), "an index", edit.rows().present(found.tableId(), Lock.SHARED));
        }
        TableDescriptor table = edit.idle(found.tableId());
        edit.permissions().requireOwner("index", name.name(), table.access());
        if (!table.hasIndex(found.indexId())) {
            // Locks are lost with their leader: the name is another transaction's by now, the table as this one has left it.
            throw new RetryError("the schema changed while the transaction was under way");
        }
        return new Existing(table, table.index(found.indexId()));
    }

    record Existing(TableDescriptor table, IndexDescriptor index) {
        /** 2BP01 if a constraint stands on the index. */
        Existing droppable() {
            if (index.constraint() != IndexDescriptor.Constraint.NONE) {
                throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                        "cannot drop index " + index.name() + " because constraint " + index.name() + " on table "
                                + table.name() + " requires it",
                        null, "You can drop constraint " + index.name() + " on table " + table.name() + " instead.",
                        0);
            }
            return this;
        }
    }

    /** IF EXISTS of ALTER TABLE: true, and the client was told, if there is no such table. */
    boolean isSkipped(SchemaCommand.AddKey add) {
        boolean isMissing = add.ifExists() && edit.find(add.table()) == null;
        if (isMissing) {
            edit.skippingMissing("relation \"" + add.table().text() + "\"");
        }
        return isMissing;
    }
}
