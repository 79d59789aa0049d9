package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.function.Consumer;

/**
 * The catalog while one transaction changes it. Whatever is looked up in order to be changed is locked.
 *
 * @param own for numbers out of counters, which are drawn in transactions of their own: a counter that a block had locked
 *        would hold up everybody else's schema changes
 */
record SchemaEdit(Scope scope, Transaction transaction, CatalogRows rows, OwnTransactions own,
        Consumer<Notice> notices) {
    static SchemaEdit of(Scope scope, Transaction transaction, OwnTransactions own, Consumer<Notice> notices) {
        return new SchemaEdit(scope, transaction, new CatalogRows(transaction), own, notices);
    }

    /** What there is to change is not there, and that is fine. */
    void skippingThat(String message) {
        notices.accept(Notice.notice(message + ", skipping"));
    }

    /** CASCADE takes something with it. */
    void dropsToo(String what) {
        notices.accept(Notice.notice("drop cascades to " + what));
    }

    int newTableId() {
        return own.onCatalog(scope, CatalogRows::newTableId);
    }

    /** Null if the name is free. */
    CatalogName find(SchemaCommand.Name name) {
        return rows.name(name.schema(), name.name(), Lock.EXCLUSIVE);
    }

    /** The table, for changing; 42P01 if there is none, 55006 while another schema change of it is under way. */
    TableDescriptor table(SchemaCommand.Name name) {
        return idle(requireTable(name));
    }

    /** The same, of a table that has rows of its own; 42809 if it is none. */
    TableDescriptor tableWithRows(SchemaCommand.Name name, String refused) {
        TableDescriptor table = table(name);
        if (table.isView() || table.isSequence()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, refused + " relation \"" + table.name() + "\"",
                    "This operation is not supported for " + (table.isView() ? "views." : "sequences."), null, 0);
        }
        return table;
    }

    /** The id of the table; 42P01 if there is none. */
    int requireTable(SchemaCommand.Name name) {
        CatalogName found = rows.name(name.schema(), name.name(), Lock.SHARED);
        if (found == null) {
            throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        if (!found.isTable()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a table");
        }
        return found.tableId();
    }

    /** The table, for changing. Its indexes tell whether a job is at work on it. */
    TableDescriptor idle(int tableId) {
        TableDescriptor table = rows.table(tableId, Lock.EXCLUSIVE);
        if (table.indexes().stream().anyMatch(index -> !index.isPublic())) {
            throw new StatementError(SqlState.OBJECT_IN_USE,
                    "another schema change of table \"" + table.name() + "\" is under way", null,
                    "Try again when it is done.", 0);
        }
        return table;
    }

    /** Replaces the descriptor in one step; returns it with its new version. */
    TableDescriptor change(TableDescriptor after) {
        TableDescriptor next = after.nextVersion();
        rows.changeTable(next);
        return next;
    }

    void requireFree(String schema, String name) {
        if (rows.name(schema, name, Lock.EXCLUSIVE) != null) {
            throw alreadyExists(name);
        }
    }

    static StatementError alreadyExists(String name) {
        return new StatementError(SqlState.DUPLICATE_TABLE, "relation \"" + name + "\" already exists");
    }

    void skipping(String name) {
        notices.accept(new Notice(Notice.Level.NOTICE, SqlState.DUPLICATE_TABLE,
                "relation \"" + name + "\" already exists, skipping", null, null));
    }

    /** 42809: it is an index (null), or some other kind of table than was wanted. */
    static StatementError wrongKind(String name, String wanted, TableDescriptor found) {
        String drop = found == null
                ? "DROP INDEX to remove an index."
                : found.isView()
                        ? "DROP VIEW to remove a view."
                        : found.isSequence() ? "DROP SEQUENCE to remove a sequence." : "DROP TABLE to remove a table.";
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not " + wanted, null, "Use " + drop,
                0);
    }

    /** IF EXISTS of something that is not there. */
    void skippingMissing(String what) {
        notices.accept(Notice.notice(what + " does not exist, skipping"));
    }
}
