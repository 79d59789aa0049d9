package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.SessionSettings;
import io.phantomdb.base.settings.Setting;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.roles.Membership;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Role.Attribute;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.txn.Transaction.Lock;
import java.util.Locale;

/**
 * CREATE, ALTER and DROP ROLE, as parts of a transaction (PostgreSQL 15, chapter 22). Whoever changes a role holds the descriptor that
 * stands for all of them; whoever gives something to a role holds that role's row.
 */
final class RoleChanges {
    private static final String RESERVED_PREFIX = "pg_";

    private final SchemaEdit edit;
    private final RoleRows rows;
    private final RoleValues values;
    private RoleSet roles;

    RoleChanges(SchemaEdit edit, RoleValues values) {
        this.edit = edit;
        this.values = values;
        this.rows = edit.roles();
    }

    void run(RoleStatement statement) {
        roles = rows.all(Lock.EXCLUSIVE);
        switch (statement) {
            case RoleStatement.CreateRole create -> create(create);
            case RoleStatement.AlterRole alter -> alter(alter);
            case RoleStatement.RenameRole rename -> rename(rename);
            case RoleStatement.SetForRole set -> set(set);
            case RoleStatement.DropRoles drop -> drop(drop);
            case RoleStatement.Membership membership -> new MembershipChanges(edit, roles).run(membership);
            case RoleStatement.Privileges privileges -> throw notOfRoles();
            case RoleStatement.DefaultPrivileges defaults -> throw notOfRoles();
            case RoleStatement.SetOwner owner -> throw notOfRoles();
            case RoleStatement.DropOwned drop -> throw notOfRoles();
            case RoleStatement.ReassignOwned reassign -> throw notOfRoles();
        }
    }

    private static RuntimeException notOfRoles() {
        return Check.unreachable("a statement about privileges");
    }

    private Who who() {
        return edit.path().who();
    }

    static StatementError denied(String message) {
        return new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, message);
    }

    private boolean isSuperuser() {
        return roles.isSuperuser(who().current());
    }

    private boolean mayCreateRoles() {
        return roles.has(who().current(), Attribute.CREATEROLE);
    }

    /** The name of a role that is to be made. */
    private static String newName(RoleName role) {
        if (role.kind() == RoleName.Kind.CURRENT || role.kind() == RoleName.Kind.SESSION) {
            throw new StatementError(SqlState.RESERVED_NAME,
                    role.name().toUpperCase(Locale.ROOT) + " cannot be used as a role name here").at(role.position());
        }
        if (role.kind() == RoleName.Kind.PUBLIC) {
            throw new StatementError(SqlState.RESERVED_NAME, "role name \"public\" is reserved").at(role.position());
        }
        if (role.name().startsWith(RESERVED_PREFIX)) {
            throw reserved(role.name(), "Role names starting with \"pg_\" are reserved.");
        }
        return role.name();
    }

    private static StatementError reserved(String name, String detail) {
        return new StatementError(SqlState.RESERVED_NAME, "role name \"" + name + "\" is reserved", detail, null, 0);
    }

    /** A role that is to be changed; 42704 if there is none. */
    private Role changeable(RoleName name, String reserved) {
        Role role = RoleNames.get(roles, who(), name);
        if (RoleSet.isPredefined(role)) {
            throw reserved(role.name(), reserved);
        }
        return role;
    }

    private void create(RoleStatement.CreateRole create) {
        RoleOptions options = new RoleOptions(create.options(), values, edit.notices());
        if (options.wants(Attribute.SUPERUSER) && !isSuperuser()) {
            throw denied("must be superuser to create superusers");
        }
        if (options.wants(Attribute.REPLICATION) && !isSuperuser()) {
            throw denied("must be superuser to create replication users");
        }
        if (options.wants(Attribute.BYPASSRLS) && !isSuperuser()) {
            throw denied("must be superuser to create bypassrls users");
        }
        if (!mayCreateRoles()) {
            throw denied("permission denied to create role");
        }
        String name = newName(create.role());
        requireFree(name);
        Role plain = Role.plain(edit.newTableId(), name).with(Attribute.LOGIN, create.kind().equals("USER"));
        Role made = options.of(plain);
        rows.put(made);
        MembershipChanges members = new MembershipChanges(edit, roles.with(made));
        options.inRoles().forEach(role -> members.add(RoleNames.get(roles, who(), role), made, false));
        options.admins().forEach(member -> members.add(made, RoleNames.get(roles, who(), member), true));
        options.members().forEach(member -> members.add(made, RoleNames.get(roles, who(), member), false));
        rows.changed();
    }

    private void requireFree(String name) {
        if (roles.find(name) != null) {
            throw new StatementError(SqlState.DUPLICATE_OBJECT, "role \"" + name + "\" already exists");
        }
    }

    private void alter(RoleStatement.AlterRole alter) {
        RoleOptions options = new RoleOptions(alter.options(), values, edit.notices());
        options.refuseInRoles();
        Role role = changeable(alter.role(), "Cannot alter reserved roles.");
        requireMayAlter(role, options);
        Role after = options.of(role);
        if (role.isFounding() && (!after.isSuperuser() || !after.is(Attribute.LOGIN))) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "role \"" + role.name()
                    + "\" can lose neither SUPERUSER nor LOGIN", "The cluster was founded with it.", null, 0);
        }
        rows.put(after);
        MembershipChanges members = new MembershipChanges(edit, roles);
        options.members().forEach(member -> members.add(role, RoleNames.get(roles, who(), member), false));
        rows.changed();
    }

    private void requireMayAlter(Role role, RoleOptions options) {
        if (isSuperuser()) {
            return;
        }
        if (role.isSuperuser() || options.says(Attribute.SUPERUSER)) {
            throw denied("must be superuser to alter superuser roles or change superuser attribute");
        }
        if (role.is(Attribute.REPLICATION) || options.says(Attribute.REPLICATION)) {
            throw denied("must be superuser to alter replication roles or change replication attribute");
        }
        if (options.says(Attribute.BYPASSRLS)) {
            throw denied("must be superuser to change bypassrls attribute");
        }
        if (!mayCreateRoles() && !(role.id() == who().current() && options.isOnlyPassword())) {
            throw denied("permission denied");
        }
    }

    private void rename(RoleStatement.RenameRole rename) {
        Role role = changeable(rename.role(), "Role names starting with \"pg_\" are reserved.");
        String to = newName(rename.to());
        if (role.id() == who().session()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "session user cannot be renamed");
        }
        if (role.id() == who().current()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "current user cannot be renamed");
        }
        requireFree(to);
        if (role.isFounding()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "role \"" + role.name()
                    + "\" can be neither dropped nor renamed", "The cluster was founded with it.", null, 0);
        }
        if (role.isSuperuser() && !isSuperuser()) {
            throw denied("must be superuser to rename superusers");
        }
        if (!mayCreateRoles()) {
            throw denied("permission denied to rename role");
        }
        rows.delete(role);
        rows.put(role.named(to));
        rows.changed();
    }

    private void set(RoleStatement.SetForRole set) {
        if (set.role() == null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "ALTER ROLE ALL is not supported")
                    .at(set.position());
        }
        Role role = changeable(set.role(), "Cannot alter reserved roles.");
        if (role.isSuperuser() && !isSuperuser()) {
            throw denied("must be superuser to alter superusers");
        }
        if (!mayCreateRoles() && role.id() != who().current()) {
            throw denied("permission denied");
        }
        if (role.isFounding()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED,
                    "settings of role \"" + role.name() + "\" cannot be kept",
                    "The cluster was founded with it: it is let in without asking the catalog.", null, 0);
        }
        int database = set.database() == null ? 0 : database(set.database());
        rows.put(set.setting() == null
                ? role.withoutSettings(database)
                : role.withSetting(database, set.setting().toLowerCase(Locale.ROOT), kept(set)));
        rows.changed();
    }

    private static String kept(RoleStatement.SetForRole set) {
        Setting setting = SessionSettings.find(set.setting());
        if (setting == null && !SessionSettings.isCustom(set.setting())) {
            throw SessionSettings.unrecognized(set.setting());
        }
        if (setting != null) {
            setting.requireChangeable();
        }
        return setting == null || set.value() == null ? set.value() : setting.parse(set.value(), setting.initial());
    }

    private int database(String name) {
        DatabaseDescriptor found = edit.rows().database(name, Lock.HELD);
        if (found == null) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + name + "\" does not exist");
        }
        return found.id();
    }

    private void drop(RoleStatement.DropRoles drop) {
        if (!mayCreateRoles()) {
            throw denied("permission denied to drop role");
        }
        for (RoleName name : drop.roles()) {
            if (name.kind() != RoleName.Kind.NAMED) {
                throw new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                        "cannot use special role specifier in DROP ROLE");
            }
            if (drop.ifExists() && roles.find(name.name()) == null) {
                edit.notices().accept(Notice.notice("role \"" + name.name() + "\" does not exist, skipping"));
            } else {
                drop(roles.get(name.name()));
            }
        }
        rows.changed();
    }

    private void drop(Role role) {
        if (role.id() == who().current()) {
            throw new StatementError(SqlState.OBJECT_IN_USE, "current user cannot be dropped");
        }
        if (role.id() == who().session()) {
            throw new StatementError(SqlState.OBJECT_IN_USE, "session user cannot be dropped");
        }
        if (role.isFounding() || RoleSet.isPredefined(role)) {
            throw new StatementError(SqlState.DEPENDENT_OBJECTS_STILL_EXIST, "cannot drop role " + role.name()
                    + " because it is required by the database system");
        }
        if (role.isSuperuser() && !isSuperuser()) {
            throw denied("must be superuser to drop superusers");
        }
        rows.find(role.name(), Lock.EXCLUSIVE);
        new OwnedObjects(edit, roles).requireNothingOf(role);
        for (Membership each : roles.memberships()) {
            if (each.role() == role.id() || each.member() == role.id()) {
                rows.delete(each);
            }
        }
        rows.delete(role);
    }
}
