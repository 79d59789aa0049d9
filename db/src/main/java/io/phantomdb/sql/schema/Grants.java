package io.phantomdb.sql.schema;

import io.phantomdb.base.Notice;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.PrivilegeName;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import java.util.ArrayList;
import java.util.List;

/** What one GRANT or REVOKE does to lists of privileges: who grants, to whom, and how much of what was said. */
final class Grants {
    private final SchemaEdit edit;
    private final RoleStatement.Privileges change;
    private final RoleSet roles;
    private final List<Integer> grantees = new ArrayList<>();

    Grants(SchemaEdit edit, RoleStatement.Privileges change) {
        this.edit = edit;
        this.change = change;
        this.roles = edit.permissions().roles();
        for (RoleName name : change.grantees()) {
            int grantee = RoleNames.grantee(roles, who(), name);
            grantees.add(grantee);
            if (grantee != Role.PUBLIC && change.grants()) {
                edit.permissions().hold(grantee);
            }
        }
        if (change.grantor() != null && RoleNames.get(roles, who(), change.grantor()).id() != who().current()) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "grantor must be current user");
        }
    }

    private Who who() {
        return edit.path().who();
    }

    void refuseOptionForPublic() {
        if (change.grants() && change.option() && grantees.contains(Role.PUBLIC)) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "grant options can only be granted to roles");
        }
    }

    /** 0LP01 if there is no such privilege on things of that kind. */
    int bits(PrivilegeName name, Securable kind) {
        if (name.name() == null) {
            return kind.all();
        }
        Privilege privilege = known(name);
        if (!privilege.isIn(kind.all())) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "invalid privilege type " + privilege + " for " + kind.word());
        }
        return privilege.bit();
    }

    private static Privilege known(PrivilegeName name) {
        Privilege privilege = Privilege.named(name.name());
        if (privilege == null) {
            throw new StatementError(SqlState.SYNTAX_ERROR, "unrecognized privilege type \"" + name.name() + "\"");
        }
        return privilege;
    }

    /** GRANT … ON a sequence as if it were a table: it has only some of a table's privileges, others are passed over. */
    int bitsOfTableOnSequence(PrivilegeName name) {
        if (name.name() == null) {
            return Securable.SEQUENCE.all();
        }
        Privilege privilege = known(name);
        if (!privilege.isIn(Securable.TABLE.all() | Securable.SEQUENCE.all())) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "invalid privilege type " + privilege + " for relation");
        }
        if (!privilege.isIn(Securable.SEQUENCE.all())) {
            edit.notices().accept(Notice.warning(SqlState.INVALID_GRANT_OPERATION,
                    "sequence only supports USAGE, SELECT, and UPDATE privileges"));
        }
        return privilege.bit() & Securable.SEQUENCE.all();
    }

    /** The list afterwards. 42501 if the current role may grant nothing of it; if it may grant some, that, with a warning. */
    Acl applied(Acl before, int owner, int wanted, Securable kind, String what, String name) {
        Grantor grantor = grantor(before, owner, wanted);
        if (grantor.options() == 0 && !hasSomething(before, owner, kind)) {
            throw Permissions.denied(what, name);
        }
        int granted = wanted & grantor.options();
        if (granted != wanted && change.privileges().getFirst().name() != null) {
            warn(granted == 0, name);
        } else if (granted == 0 && wanted != 0) {
            warn(true, name);
        }
        Acl acl = before;
        for (int grantee : grantees) {
            acl = change.grants()
                    ? acl.granted(grantee, grantor.role(), granted, change.option() && grantee != owner)
                    : acl.revoked(grantee, grantor.role(), granted, change.option(), change.cascade(), owner);
        }
        return acl;
    }

    /** The same with what things of a role will begin with. */
    Acl byDefault(Acl before, int owner, int wanted) {
        Acl acl = before;
        for (int grantee : grantees) {
            acl = change.grants()
                    ? acl.granted(grantee, owner, wanted, change.option())
                    : acl.revoked(grantee, owner, wanted, change.option(), change.cascade(), owner);
        }
        return acl;
    }

    private void warn(boolean nothing, String name) {
        String message = change.grants()
                ? (nothing ? "no privileges were granted for \"" : "not all privileges were granted for \"")
                : (nothing ? "no privileges could be revoked for \"" : "not all privileges could be revoked for \"");
        SqlState state = change.grants() ? SqlState.PRIVILEGE_NOT_GRANTED : SqlState.PRIVILEGE_NOT_REVOKED;
        edit.notices().accept(Notice.warning(state, message + name + "\""));
    }

    /** True if the current role has some privilege, so that it is told what it lacks by a warning only. */
    private boolean hasSomething(Acl acl, int owner, Securable kind) {
        int current = who().current();
        return roles.acts(current, owner) || (acl.privilegesOf(roles.actsAs(current)) & kind.all()) != 0;
    }

    /** Who is written down as having granted it, and what of it that one may grant. */
    private record Grantor(int role, int options) {}

    /** The owner, if the current role acts as it; else the role that it acts as and that may grant most. */
    private Grantor grantor(Acl acl, int owner, int wanted) {
        int current = who().current();
        if (current == owner || who().isFounding() || roles.acts(current, owner)) {
            return new Grantor(owner, wanted);
        }
        Grantor best = new Grantor(current, acl.optionsOf(current, owner) & wanted);
        for (int role : roles.actsAs(current)) {
            int options = acl.optionsOf(role, owner) & wanted;
            if (Integer.bitCount(options) > Integer.bitCount(best.options())) {
                best = new Grantor(role, options);
            }
        }
        return best;
    }
}
