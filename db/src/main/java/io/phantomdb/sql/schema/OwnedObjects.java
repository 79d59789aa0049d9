package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** What is a role's, or was granted to it, in all databases. */
final class OwnedObjects {
    private final SchemaEdit edit;
    private final RoleSet roles;

    OwnedObjects(SchemaEdit edit, RoleSet roles) {
        this.edit = edit;
        this.roles = roles;
    }

    /** 2BP01 if something is the role's, or says something of it. */
    void requireNothingOf(Role role) {
        List<String> lines = new ArrayList<>();
        int elsewhere = 0;
        for (DatabaseDescriptor database : edit.rows().databases()) {
            add(lines, "database " + database.name(), database.access(), role);
            boolean isOwn = database.id() == edit.database();
            List<String> there = isOwn ? lines : new ArrayList<>();
            for (SchemaDescriptor schema : in(database).schemas()) {
                add(there, "schema " + schema.name(), schema.access(), role);
            }
            for (TableDescriptor table : in(database).tables(Lock.SHARED)) {
                if (table.database() == database.id() && table.isRoutines()) {
                    table.routines().routines().forEach(routine -> add(there,
                            new RoutineNames(edit).describe(new RoutineChanges.Found(table, routine)), routine.access(),
                            role));
                } else if (table.database() == database.id()) {
                    add(there, Dependents.describe(edit, table), table.access(), role);
                }
            }
            elsewhere = isOwn ? elsewhere : there.size();
            if (!isOwn && elsewhere > 0) {
                lines.add(elsewhere + (elsewhere == 1 ? " object" : " objects") + " in database " + database.name());
            }
        }
        edit.roles().defaults(Lock.SHARED).stream()
                .filter(each -> each.role() == role.id() || each.acl().mentions(role.id()))
                .forEach(each -> lines.add((each.role() == role.id() ? "owner of" : "privileges for")
                        + " default privileges on new " + DefaultAcls.plural(each.kind()) + " belonging to role "
                        + roles.name(each.role())));
        if (!lines.isEmpty()) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "role \"" + role.name()
                    + "\" cannot be dropped because some objects depend on it", String.join("\n", lines), null, 0);
        }
    }

    /** REASSIGN OWNED, in the session's database, and of databases. */
    void reassign(RoleStatement.ReassignOwned reassign) {
        Role to = RoleNames.get(roles, edit.path().who(), reassign.to());
        edit.permissions().requireMember(to);
        edit.permissions().hold(to.id());
        OwnerChanges owners = new OwnerChanges(edit);
        for (RoleStatement.RoleName name : reassign.roles()) {
            Role from = RoleNames.get(roles, edit.path().who(), name);
            if (!edit.permissions().isSuperuser() && !roles.acts(edit.path().who().current(), from.id())) {
                throw RoleChanges.denied("permission denied to reassign objects");
            }
            for (TableDescriptor table : edit.rows().tables(Lock.SHARED)) {
                if (table.database() == edit.database() && table.isRoutines()) {
                    table.routines().routines().stream().filter(each -> each.access().owner() == from.id())
                            .forEach(each -> new RoutineChanges(edit, null).handOver(
                                    new RoutineChanges.Found(table, each), to.id()));
                    continue;
                }
                boolean isIts = table.database() == edit.database() && table.access().owner() == from.id();
                if (isIts && !(table.isSequence() && table.sequence().isOwned())) {
                    owners.handOver(edit.rows().present(table.id(), Lock.EXCLUSIVE), to.id());
                }
            }
            for (SchemaDescriptor schema : edit.rows().schemas(Lock.EXCLUSIVE)) {
                if (schema.access().owner() == from.id()) {
                    edit.rows().putSchema(schema.withAccess(schema.access().ownedBy(to.id())));
                }
            }
            for (DatabaseDescriptor database : edit.rows().databases()) {
                if (database.access().owner() == from.id()) {
                    edit.rows().putDatabase(database.withAccess(database.access().ownedBy(to.id())));
                }
            }
        }
        edit.roles().changed();
    }

    private CatalogRows in(DatabaseDescriptor database) {
        return edit.rows().in(database.id());
    }

    private static void add(List<String> lines, String what, Access access, Role role) {
        if (access.owner() == role.id()) {
            lines.add("owner of " + what);
        } else if (access.mentions(role.id())) {
            lines.add("privileges for " + what);
        }
    }
}
