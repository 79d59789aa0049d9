package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The catalog while one transaction changes it. Whatever is looked up in order to be changed is locked.
 *
 * @param permissions what the current role may do
 * @param rows the catalog, with the names of the session's database
 * @param own for numbers out of counters, which are drawn in transactions of their own: a counter that a block had locked
 *        would hold up everybody else's schema changes
 * @param expressions null where none are needed
 */
record SchemaEdit(Scope scope, Transaction transaction, CatalogRows rows, OwnTransactions own, SearchPath path,
        Consumer<Notice> notices, Permissions permissions, RowExpressions expressions) {
    static SchemaEdit of(Scope scope, Transaction transaction, OwnTransactions own, SearchPath path,
            Consumer<Notice> notices) {
        return new SchemaEdit(scope, transaction, new CatalogRows(transaction).in(path.database()), own, path, notices,
                new Permissions(transaction, path), null);
    }

    SchemaEdit with(RowExpressions given) {
        return new SchemaEdit(scope, transaction, rows, own, path, notices, permissions, given);
    }

    /** The name of the session's database. */
    String databaseName() {
        return rows.databases().stream().filter(each -> each.id() == database()).map(DatabaseDescriptor::name)
                .findFirst().orElse(Integer.toString(database()));
    }

    /** Something new, in the session's database: the current role's, with what was said of things that it makes. */
    TableDescriptor owned(TableDescriptor made) {
        int owner = path.who().current();
        permissions.hold(owner);
        SchemaDescriptor in = rows.schema(made.schema(), Lock.HELD);
        return made.inDatabase(database()).withAccess(DefaultAcls.of(this, owner, in, made.securable()));
    }

    RoleRows roles() {
        return new RoleRows(transaction);
    }

    int database() {
        return path.database();
    }

    /** What there is to change is not there, and that is fine. */
    void notice(String message) {
        notices.accept(Notice.notice(message));
    }

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

    /** What the name stands for, for changing; null if it stands for nothing, or for something of the system. */
    CatalogName find(SchemaCommand.Name name) {
        requireUsable(name);
        for (String schema : name.candidates()) {
            CatalogName found = rows.name(schema, name.name(), Lock.EXCLUSIVE);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** True if the name means the table, or would if the table had been named already. */
    boolean means(SchemaCommand.Name name, TableDescriptor table) {
        if (!name.name().equals(table.name())) {
            return false;
        }
        for (String schema : name.candidates()) {
            if (schema.equals(table.schema())) {
                return true;
            }
            if (rows.name(schema, name.name(), Lock.HELD) != null) {
                return false;
            }
        }
        return false;
    }

    /**
     * The schema that something of this name is made in, kept from being dropped: the one written, or the first of the path that
     * is there. 3F000 if there is none.
     */
    String place(SchemaCommand.Name name) {
        if (name.schema() != null) {
            String schema = requireSchema(name.path().meaning(name.schema()), name.position());
            requireCreateIn(schema);
            return schema;
        }
        for (String written : path.written()) {
            String schema = path.meaning(written);
            if (SearchPath.isSystem(schema)) {
                throw reserved(schema, name);
            }
            if (rows.schema(schema, Lock.HELD) != null && permissions.mayUse(schema)) {
                requireCreateIn(schema);
                return schema;
            }
        }
        throw new StatementError(SqlState.INVALID_SCHEMA_NAME, "no schema has been selected to create in")
                .at(name.position());
    }

    private void requireCreateIn(String schema) {
        if (!SearchPath.isTemporary(schema)) {
            permissions.requireCreateIn(schema);
        } else if (!path.who().isFounding()
                && !permissions.rights().allows(database(), path.who().current(), Privilege.TEMPORARY)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                    "permission denied to create temporary tables in database \"" + databaseName() + "\"");
        }
    }

    /** 42501 if the schema that was written may not be used. */
    private void requireUsable(SchemaCommand.Name name) {
        if (name.schema() != null && !SearchPath.isSystem(name.schema())
                && !permissions.mayUse(path.meaning(name.schema()))
                && rows.schema(path.meaning(name.schema()), Lock.HELD) != null) {
            throw Permissions.denied("schema", name.schema());
        }
    }

    private static StatementError reserved(String schema, SchemaCommand.Name name) {
        return new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to create \"" + schema + "."
                + name.name() + "\"", "System catalog modifications are currently disallowed.", null, 0);
    }

    /** The schema's name; 3F000 if there is none, 42501 if it is the system's. The position is 0 for none. */
    String requireSchema(String schema, int position) {
        if (SearchPath.isSystem(schema)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for schema " + schema)
                    .at(position);
        }
        if (rows.schema(schema, Lock.HELD) == null) {
            throw missingSchema(schema).at(position);
        }
        return schema;
    }

    static StatementError missingSchema(String schema) {
        return new StatementError(SqlState.INVALID_SCHEMA_NAME, "schema \"" + schema + "\" does not exist");
    }

    /** 3F000 if the name was written with a schema that is not there. */
    private void checkSchema(SchemaCommand.Name name) {
        if (name.schema() != null && !SearchPath.isSystem(name.schema())) {
            requireSchema(name.path().meaning(name.schema()), 0);
        }
    }

    /** The statement names what is not there: 3F000 if that is its schema. With IF EXISTS true, and the client was told. */
    boolean isSchemaMissing(SchemaCommand.Name name, boolean ifExists) {
        boolean missing = name.schema() != null && !SearchPath.isSystem(name.schema())
                && rows.schema(name.path().meaning(name.schema()), Lock.HELD) == null;
        if (missing && !ifExists) {
            throw missingSchema(name.schema());
        }
        if (missing) {
            skippingMissing("schema \"" + name.schema() + "\"");
        }
        return missing;
    }

    /**
     * Gives the table its name. Whoever knows a table of that name in a schema that is searched later may have meant this one
     * now: that one gets a new version, and with it everybody looks again ({@code Precedences}).
     */
    void name(TableDescriptor table) {
        rows.putName(table.schema(), table.name(), new CatalogName(table.id(), 0));
        renewHidden(table);
    }

    /**
     * Takes the table's name from it. Whoever reads at a timestamp from before must not find the table that is not hidden any more
     * by looking now: that one gets a new version, too.
     */
    void unname(TableDescriptor table) {
        rows.deleteName(table.schema(), table.name());
        renewHidden(table);
    }

    private void renewHidden(TableDescriptor table) {
        if (SearchPath.isTemporary(table.schema())) {
            return;
        }
        List<String> later = new ArrayList<>(rows.schemasAfter(table.schema()));
        if (!later.contains(SchemaDescriptor.PUBLIC) && !table.schema().equals(SchemaDescriptor.PUBLIC)) {
            later.add(SchemaDescriptor.PUBLIC);
        }
        for (String schema : later) {
            CatalogName shadowed = rows.name(schema, table.name(), Lock.EXCLUSIVE);
            if (shadowed != null && shadowed.isTable() && shadowed.tableId() != table.id()) {
                scope.reached(SchemaProbe.TABLE_SHADOWED);
                change(rows.present(shadowed.tableId(), Lock.EXCLUSIVE));
            }
        }
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
        permissions.requireOwner(table);
        return table;
    }

    /** The id of the table; 42P01 if there is none. */
    int requireTable(SchemaCommand.Name name) {
        requireUsable(name);
        for (String schema : name.candidates()) {
            CatalogName found = rows.name(schema, name.name(), Lock.HELD);
            if (found != null && !found.isTable()) {
                throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name.name() + "\" is not a table");
            }
            if (found != null && rows.present(found.tableId(), Lock.SHARED).isType()) {
                break;
            }
            if (found != null) {
                return found.tableId();
            }
        }
        checkSchema(name);
        throw new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
    }

    /** 42501 unless it is the current role's, or in a schema that is. */
    void requireMayDrop(TableDescriptor table) {
        SchemaDescriptor in = path.who().isFounding() ? null : rows.schema(table.schema(), Lock.HELD);
        if (in == null || !permissions.owns(in.access())) {
            permissions.requireOwner(table);
        }
    }

    /** The table, for changing. Its indexes tell whether a job is at work on it. */
    TableDescriptor idle(int tableId) {
        TableDescriptor table = rows.present(tableId, Lock.EXCLUSIVE);
        if (table.indexes().stream().anyMatch(index -> !index.isPublic())) {
            throw new StatementError(SqlState.OBJECT_IN_USE,
                    "another schema change of table \"" + table.name() + "\" is under way", null,
                    "Try again when it is done.", 0);
        }
        return table;
    }

    /** As messages name it: with its schema, unless the search path leads to it. */
    String shown(TableDescriptor table) {
        return means(new SchemaCommand.Name(null, table.name(), path, 0), table)
                ? table.name()
                : table.schema() + "." + table.name();
    }

    /** Replaces the descriptor in one step, and the type that it is wherever it is used; returns it with its new version. */
    TableDescriptor change(TableDescriptor after) {
        TableDescriptor before = after.type() == null ? null : rows.table(after.id(), Lock.EXCLUSIVE);
        TableDescriptor next = after.nextVersion();
        rows.changeTable(next);
        if (before != null && !before.type().isDefinedAs(next.type())) {
            new TypeSpread(this).run(before, next);
        }
        return next;
    }

    /** What the statement was told by is still what it was, and stays it until the transaction is at its end. */
    void requireUnchanged(TableVersion version) {
        TableDescriptor now = rows.table(version.descriptorId(), Lock.HELD);
        if (now == null || now.version() != version.version()) {
            throw new StaleDescriptor(version.descriptorId(), now == null ? Integer.MAX_VALUE : now.version());
        }
    }

    void requireFree(String schema, String name) {
        if (rows.name(schema, name, Lock.EXCLUSIVE) != null) {
            throw alreadyExists(name);
        }
    }

    /** True if there is something of that name and that is fine, and the client was told; 42P07 if it is not. */
    boolean isTaken(String schema, String name, boolean ifNotExists) {
        if (rows.name(schema, name, Lock.EXCLUSIVE) == null) {
            return false;
        }
        refuseType(rows.name(schema, name, Lock.SHARED), name);
        if (!ifNotExists) {
            throw alreadyExists(name);
        }
        skipping(name);
        return true;
    }

    /** 42710 if the name is that of a type. */
    void refuseType(CatalogName found, String name) {
        TableDescriptor type = found.isTable() ? rows.present(found.tableId(), Lock.SHARED) : null;
        if (type != null && type.isType() && !type.isComposite()) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "type \"" + name + "\" already exists", null,
                    "A relation has an associated type of the same name, so you must use a name that doesn't conflict"
                            + " with any existing type.",
                    0);
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
                : found.view() != null
                        ? found.isView()
                                ? "DROP VIEW to remove a view."
                                : "DROP MATERIALIZED VIEW to remove a materialized view."
                        : found.isSequence() ? "DROP SEQUENCE to remove a sequence." : "DROP TABLE to remove a table.";
        return new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not " + wanted, null, "Use " + drop,
                0);
    }

    /** IF EXISTS of something that is not there. */
    void skippingMissing(String what) {
        notices.accept(Notice.notice(what + " does not exist, skipping"));
    }
}
