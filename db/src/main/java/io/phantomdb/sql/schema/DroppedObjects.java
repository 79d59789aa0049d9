package io.phantomdb.sql.schema;

import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.RoutineDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * DROP OWNED: what roles own in the session's database goes, and so does what they were granted there and on databases (PostgreSQL 15,
 * DROP OWNED).
 */
final class DroppedObjects {
    private final SchemaEdit edit;

    DroppedObjects(SchemaEdit edit) {
        this.edit = edit;
    }

    void run(RoleStatement.DropOwned drop) {
        List<Role> roles = new ArrayList<>();
        for (RoleStatement.RoleName name : drop.roles()) {
            Role role = RoleNames.get(edit.permissions().roles(), edit.path().who(), name);
            if (!edit.permissions().isSuperuser()
                    && !edit.permissions().roles().acts(edit.path().who().current(), role.id())) {
                throw RoleChanges.denied("permission denied to drop objects");
            }
            roles.add(role);
        }
        List<Integer> ids = roles.stream().map(Role::id).toList();
        dropOwned(ids, drop.cascade());
        ids.forEach(this::revoke);
        edit.roles().changed();
    }

    private void dropOwned(List<Integer> roles, boolean cascade) {
        List<TableDescriptor> tables = new ArrayList<>();
        for (TableDescriptor table : edit.rows().tables(Lock.SHARED)) {
            boolean isHere = table.database() == edit.database();
            if (isHere && table.isRoutines()) {
                table.routines().routines().stream().filter(each -> roles.contains(each.access().owner()))
                        .forEach(each -> new RoutineChanges(edit, null).remove(new RoutineChanges.Found(table, each)));
            } else if (isHere && roles.contains(table.access().owner()) && NamespaceChanges.standsAlone(table)) {
                tables.add(edit.idle(table.id()));
            }
        }
        new NamespaceChanges(edit, null).dropTables(tables, cascade);
        List<String> schemas = edit.rows().schemas(Lock.EXCLUSIVE).stream()
                .filter(schema -> roles.contains(schema.access().owner())).map(SchemaDescriptor::name).toList();
        if (!schemas.isEmpty()) {
            new NamespaceChanges(edit, null).run(new SchemaCommand.DropSchemas(schemas, false, cascade));
        }
    }

    private void revoke(int role) {
        for (TableDescriptor table : edit.rows().tables(Lock.SHARED)) {
            if (table.database() == edit.database() && table.isRoutines()) {
                for (RoutineDescriptor routine : table.routines().routines()) {
                    if (routine.access().mentions(role)) {
                        TableDescriptor now = edit.rows().present(table.id(), Lock.EXCLUSIVE);
                        edit.change(now.withNature(now.routines()
                                .with(routine.withAccess(routine.access().without(role)))));
                    }
                }
            } else if (table.database() == edit.database() && table.access().mentions(role)) {
                TableDescriptor now = edit.rows().present(table.id(), Lock.EXCLUSIVE);
                edit.change(now.withAccess(now.access().without(role)));
            }
        }
        for (SchemaDescriptor schema : edit.rows().schemas(Lock.EXCLUSIVE)) {
            if (schema.access().mentions(role)) {
                edit.rows().putSchema(schema.withAccess(schema.access().without(role)));
            }
        }
        for (DatabaseDescriptor database : edit.rows().databases()) {
            if (database.access().owner() != role && database.access().mentions(role)) {
                edit.rows().putDatabase(database.withAccess(database.access().without(role)));
            }
        }
        revokeDefaults(role);
    }

    private void revokeDefaults(int role) {
        for (RoleRows.Defaults each : edit.roles().defaults(Lock.SHARED)) {
            boolean isHere = each.database() == edit.database();
            if (isHere && each.role() == role) {
                edit.roles().delete(each);
            } else if (isHere && each.acl().mentions(role)) {
                edit.roles().put(new RoleRows.Defaults(each.role(), each.database(), each.schema(), each.kind(),
                        each.acl().without(role)));
            }
        }
    }
}
