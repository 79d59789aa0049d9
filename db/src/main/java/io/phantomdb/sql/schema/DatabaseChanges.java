package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.txn.Transaction.Lock;
import java.util.List;

/**
 * CREATE, ALTER and DROP DATABASE. Whoever is connected to a database knows it by its number, which is never given again: one
 * that has been dropped has no schemas any more, and gets no new ones.
 */
final class DatabaseChanges {
    private final SchemaEdit edit;

    DatabaseChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(SchemaCommand.OfDatabase command) {
        switch (command) {
            case SchemaCommand.CreateDatabase create -> create(create);
            case SchemaCommand.DropDatabase drop -> drop(drop);
            case SchemaCommand.RenameDatabase rename -> rename(rename);
        }
    }

    /** 3D000 if the session's own database has been dropped. */
    void requireThere() {
        if (edit.database() != DatabaseDescriptor.FOUNDING
                && edit.rows().databases().stream().noneMatch(each -> each.id() == edit.database())) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "the database was dropped", null,
                    "Connect to another database.", 0);
        }
    }

    private DatabaseDescriptor existing(String name) {
        DatabaseDescriptor found = edit.rows().database(name, Lock.EXCLUSIVE);
        if (found == null) {
            throw missing(name);
        }
        return found;
    }

    private static StatementError missing(String name) {
        return new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + name + "\" does not exist");
    }

    private void requireFree(String name) {
        if (edit.rows().database(name, Lock.EXCLUSIVE) != null) {
            throw new StatementError(SqlState.DUPLICATE_DATABASE, "database \"" + name + "\" already exists");
        }
    }

    private void create(SchemaCommand.CreateDatabase create) {
        DatabaseDescriptor template = edit.rows().database(create.template(), Lock.HELD);
        if (template == null) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME,
                    "template database \"" + create.template() + "\" does not exist");
        }
        requireMayCreate();
        requireFree(create.name());
        DatabaseDescriptor made = DatabaseDescriptor.of(edit.newTableId(), create.name())
                .withAccess(Access.of(owner(create.owner())));
        if (!made.access().equals(Access.FOUNDING)) {
            edit.roles().changed();
        }
        edit.rows().putDatabase(made);
        copySchemas(edit.rows().in(template.id()), edit.rows().in(made.id()));
    }

    private void requireMayCreate() {
        if (!edit.permissions().has(Role.Attribute.CREATEDB)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to create database");
        }
    }

    /** The current role if none (null) was written. */
    private int owner(RoleName written) {
        if (written == null) {
            edit.permissions().hold(edit.path().who().current());
            return edit.path().who().current();
        }
        Role owner = RoleNames.get(edit.permissions().roles(), edit.path().who(), written);
        edit.permissions().requireMember(owner);
        edit.permissions().hold(owner.id());
        return owner.id();
    }

    private void copySchemas(CatalogRows from, CatalogRows to) {
        List<SchemaDescriptor> schemas = from.schemas().stream().filter(schema -> schema.owner() == null).toList();
        for (SchemaDescriptor schema : schemas) {
            if (!from.names(schema.name(), Lock.HELD).isEmpty()) {
                throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                        "copying the tables of a template database is not supported");
            }
            if (!schema.name().equals(SchemaDescriptor.PUBLIC)) {
                to.putSchema(new SchemaDescriptor(edit.newTableId(), schema.name(), schema.access()));
            }
        }
        if (schemas.stream().noneMatch(schema -> schema.name().equals(SchemaDescriptor.PUBLIC))) {
            to.deleteSchema(SchemaDescriptor.PUBLIC);
        }
    }

    private void drop(SchemaCommand.DropDatabase drop) {
        DatabaseDescriptor found = edit.rows().database(drop.name(), Lock.EXCLUSIVE);
        if (found == null && drop.ifExists()) {
            edit.skippingMissing("database \"" + drop.name() + "\"");
            return;
        }
        DatabaseDescriptor database = existing(drop.name());
        edit.permissions().requireOwner("database", drop.name(), database.access());
        requireDroppable(database);
        SchemaEdit there = SchemaEdit.of(edit.scope(), edit.transaction(), edit.own(), edit.path().in(database.id()),
                notice -> {
                    // What goes with a database is not spoken of.
                });
        NamespaceChanges schemas = new NamespaceChanges(there, null);
        there.rows().schemas().forEach(schema -> schemas.remove(schema.name()));
        edit.rows().deleteDatabase(database);
    }

    private void requireDroppable(DatabaseDescriptor database) {
        if (database.id() == edit.database()) {
            throw new StatementError(SqlState.OBJECT_IN_USE, "cannot drop the currently open database");
        }
        if (database.isTemplate()) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "cannot drop a template database");
        }
        requireNotFounding(database);
    }

    private static void requireNotFounding(DatabaseDescriptor database) {
        if (database.id() == DatabaseDescriptor.FOUNDING) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "database \"" + database.name()
                    + "\" can be neither dropped nor renamed", "The cluster was founded with it.", null, 0);
        }
    }

    private void rename(SchemaCommand.RenameDatabase rename) {
        DatabaseDescriptor database = existing(rename.name());
        edit.permissions().requireOwner("database", rename.name(), database.access());
        requireFree(rename.to());
        if (database.id() == edit.database()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "current database cannot be renamed");
        }
        requireNotFounding(database);
        edit.rows().deleteDatabase(database);
        edit.rows().putDatabase(database.named(rename.to()));
    }
}
