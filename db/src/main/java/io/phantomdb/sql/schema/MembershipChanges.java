package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.roles.Membership;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.Role.Attribute;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.RoleName;

/** GRANT and REVOKE of roles (PostgreSQL 15, chapter 22.3). */
final class MembershipChanges {
    private final SchemaEdit edit;
    private final RoleRows rows;
    private RoleSet roles;

    MembershipChanges(SchemaEdit edit, RoleSet roles) {
        this.edit = edit;
        this.rows = edit.roles();
        this.roles = roles;
    }

    private Who who() {
        return edit.path().who();
    }

    void run(RoleStatement.Membership change) {
        for (RoleName granted : change.roles()) {
            Role role = RoleNames.get(roles, who(), granted);
            requireAdmin(role, change.group());
            for (RoleName name : change.members()) {
                Role member = RoleNames.get(roles, who(), name);
                if (change.grants()) {
                    add(role, member, change.option());
                } else {
                    remove(role, member, change.option());
                }
            }
        }
        rows.changed();
    }

    private void requireAdmin(Role role, boolean group) {
        if (role.isSuperuser() && !roles.isSuperuser(who().current())) {
            throw RoleChanges.denied("must be superuser to alter superusers");
        }
        boolean may = roles.has(who().current(), Attribute.CREATEROLE)
                || !group && roles.isAdmin(who().current(), role.id());
        if (!may) {
            throw RoleChanges.denied(group
                    ? "permission denied"
                    : "must have admin option on role \"" + role.name() + "\"");
        }
    }

    /** A member that is one already gets at most the option. */
    void add(Role role, Role member, boolean admin) {
        if (role.id() == RoleSet.DATABASE_OWNER) {
            throw new StatementError(SqlState.INTERNAL_ERROR,
                    "role \"" + role.name() + "\" cannot have explicit members");
        }
        if (role.id() == member.id() || roles.isMemberInFact(role.id(), member.id())) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "role \"" + role.name() + "\" is a member of role \"" + member.name() + "\"");
        }
        Membership before = roles.membership(role.id(), member.id());
        if (before != null && (before.admin() || !admin)) {
            edit.notices().accept(Notice.notice("role \"" + member.name() + "\" is already a member of role \""
                    + role.name() + "\""));
            return;
        }
        put(new Membership(role.id(), member.id(), who().current(), admin));
    }

    private void put(Membership membership) {
        rows.put(membership);
        roles = roles.with(membership);
    }

    private void remove(Role role, Role member, boolean adminOnly) {
        Membership before = roles.membership(role.id(), member.id());
        if (before == null) {
            edit.notices().accept(Notice.warning(SqlState.WARNING, "role \"" + member.name()
                    + "\" is not a member of role \"" + role.name() + "\""));
        } else if (adminOnly) {
            put(new Membership(role.id(), member.id(), before.grantor(), false));
        } else {
            rows.delete(before);
            roles = roles.without(before);
        }
    }
}
