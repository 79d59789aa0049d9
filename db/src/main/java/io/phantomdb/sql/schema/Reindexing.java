package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction.Lock;

/**
 * REINDEX (PostgreSQL 15). An entry is written by the transaction that writes its row, blocks are checked whenever they are
 * read, and mended from other replicas: there is nothing that building an index again would put right. So what is named is
 * looked for, and that is all.
 */
final class Reindexing {
    private final SchemaEdit edit;

    Reindexing(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(SchemaCommand.Reindex reindex) {
        SchemaCommand.Name name = reindex.name();
        switch (reindex.kind()) {
            case TABLE -> {
                CatalogName found = relation(name);
                TableDescriptor table = found.isTable() ? edit.rows().present(found.tableId(), Lock.SHARED) : null;
                if (table == null || !table.isTable()) {
                    throw new StatementError(SqlState.WRONG_OBJECT_TYPE,
                            "\"" + name.name() + "\" is not a table or materialized view");
                }
            }
            case INDEX -> {
                if (relation(name).isTable()) {
                    throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not an index");
                }
            }
            case SCHEMA -> edit.requireSchema(name.path().meaning(name.name()), 0);
            case SYSTEM, DATABASE -> {
                // That it is the session's own was seen when the statement was bound.
            }
        }
    }

    /** 42P01 if there is none. */
    private CatalogName relation(SchemaCommand.Name name) {
        CatalogName found = edit.find(name);
        boolean isType = found != null && found.isTable() && edit.rows().present(found.tableId(), Lock.SHARED).isType();
        if (found == null || isType) {
            edit.isSchemaMissing(name, false);
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        return found;
    }
}
