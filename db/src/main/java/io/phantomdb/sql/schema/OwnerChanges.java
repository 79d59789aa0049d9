package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogName;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.txn.Transaction.Lock;

/** ALTER … OWNER TO, as a part of a transaction. */
final class OwnerChanges {
    private final SchemaEdit edit;

    OwnerChanges(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(RoleStatement.SetOwner set) {
        String name = set.object().last();
        switch (set.kind()) {
            case DATABASE -> database(name, set.owner());
            case SCHEMA -> schema(name, set.owner());
            case TABLE, VIEW, SEQUENCE, TYPE -> {
                TableDescriptor found = find(set);
                if (found != null) {
                    setOwner(found, set.owner());
                }
            }
            case FUNCTION, PROCEDURE, LANGUAGE -> throw Check.unreachable("functions have no owners here");
        }
    }

    private Role role(RoleName name) {
        RoleSet roles = edit.permissions().rights().roles(edit.database());
        Role role = RoleNames.get(roles, edit.path().who(), name);
        edit.permissions().requireMember(role);
        edit.permissions().hold(role.id());
        return role;
    }

    /** Null if it is not there, and that is fine. */
    private TableDescriptor find(RoleStatement.SetOwner set) {
        Name object = set.object();
        SchemaCommand.Name name = new SchemaCommand.Name(object.schema(), object.last(), edit.path(),
                object.position());
        CatalogName found = edit.find(name);
        TableDescriptor table = found == null || !found.isTable() ? null : edit.idle(found.tableId());
        boolean isType = set.kind() == RoleStatement.TargetKind.TYPE;
        if (table == null || table.isType() != isType) {
            if (edit.isSchemaMissing(name, set.ifExists())) {
                return null;
            }
            if (set.ifExists() && table == null) {
                edit.skippingMissing("relation \"" + name.text() + "\"");
                return null;
            }
            throw isType
                    ? new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + name.text() + "\" does not exist")
                    : new StatementError(SqlState.UNDEFINED_TABLE, "relation \"" + name.text() + "\" does not exist");
        }
        boolean fits = switch (set.kind()) {
            case VIEW -> table.isView();
            case SEQUENCE -> table.isSequence();
            default -> true;
        };
        if (!fits) {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not a "
                    + (set.kind() == RoleStatement.TargetKind.VIEW ? "view" : "sequence"));
        }
        return table;
    }

    /** Sequences of its columns go with it. Returns it as it is afterwards. */
    TableDescriptor setOwner(TableDescriptor table, RoleName owner) {
        if (table.isSequence() && table.sequence().isOwned()) {
            TableDescriptor of = edit.rows().present(table.sequence().ownerTableId(), Lock.HELD);
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "cannot change owner of sequence \""
                    + table.name() + "\"",
                    "Sequence \"" + table.name() + "\" is linked to table \"" + of.name()
                            + "\".",
                    null, 0);
        }
        edit.permissions().requireOwner(table);
        Role role = role(owner);
        if (!edit.permissions().isSuperuser() && table.access().owner() != role.id()
                && !SearchPath.isTemporary(table.schema())) {
            edit.permissions().requireCreateIn(table.schema(), role.id());
        }
        return handOver(table, role.id());
    }

    /** Whoever asks for it may do it. */
    TableDescriptor handOver(TableDescriptor table, int owner) {
        for (ColumnDescriptor column : table.visibleColumns()) {
            if (column.sequenceId() != 0) {
                TableDescriptor sequence = edit.rows().present(column.sequenceId(), Lock.EXCLUSIVE);
                edit.change(sequence.withAccess(sequence.access().ownedBy(owner)));
            }
        }
        TableDescriptor now = edit.rows().present(table.id(), Lock.EXCLUSIVE);
        return now.access().owner() == owner ? now : edit.change(now.withAccess(now.access().ownedBy(owner)));
    }

    private void schema(String name, RoleName owner) {
        if (SearchPath.isSystem(name)) {
            throw Permissions.denied("schema", name);
        }
        SchemaDescriptor schema = edit.rows().schema(name, Lock.EXCLUSIVE);
        if (schema == null) {
            throw SchemaEdit.missingSchema(name);
        }
        edit.permissions().requireOwner("schema", name, schema.access());
        Role role = role(owner);
        edit.permissions().requireOnDatabase(Privilege.CREATE, edit.databaseName());
        edit.rows().putSchema(schema.withAccess(schema.access().ownedBy(role.id())));
        edit.roles().changed();
    }

    private void database(String name, RoleName owner) {
        DatabaseDescriptor database = edit.rows().database(name, Lock.EXCLUSIVE);
        if (database == null) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + name + "\" does not exist");
        }
        edit.permissions().requireOwner("database", name, database.access());
        Role role = role(owner);
        if (!edit.permissions().has(Role.Attribute.CREATEDB)) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                    "permission denied to change owner of database");
        }
        edit.rows().putDatabase(database.withAccess(database.access().ownedBy(role.id())));
        edit.roles().changed();
    }
}
