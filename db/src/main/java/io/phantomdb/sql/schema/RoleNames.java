package io.phantomdb.sql.schema;

import io.phantomdb.base.Check;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.sql.tree.RoleStatement.RoleName;

/** What roles are called in statements. */
final class RoleNames {
    private RoleNames() {}

    /** 42704 if there is no such role. */
    static Role get(RoleSet roles, Who who, RoleName name) {
        return switch (name.kind()) {
            case NAMED, PUBLIC -> roles.get(name.name());
            case CURRENT -> present(roles, who.current());
            case SESSION -> present(roles, who.session());
        };
    }

    /** The same, or everybody. */
    static int grantee(RoleSet roles, Who who, RoleName name) {
        return name.kind() == RoleName.Kind.PUBLIC ? Role.PUBLIC : get(roles, who, name).id();
    }

    private static Role present(RoleSet roles, int id) {
        Role role = roles.find(id);
        if (role == null) {
            throw RoleSet.missing(Integer.toString(id));
        }
        return Check.present(role, "role");
    }
}
