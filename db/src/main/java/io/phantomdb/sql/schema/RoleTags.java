package io.phantomdb.sql.schema;

import io.phantomdb.sql.tree.RoleStatement;

/** The command tags of statements about roles and privileges. */
public final class RoleTags {
    private RoleTags() {}

    public static String of(RoleStatement statement) {
        return switch (statement) {
            case RoleStatement.CreateRole create -> "CREATE ROLE";
            case RoleStatement.AlterRole alter -> "ALTER ROLE";
            case RoleStatement.RenameRole rename -> "ALTER ROLE";
            case RoleStatement.SetForRole set -> "ALTER ROLE";
            case RoleStatement.DropRoles drop -> "DROP ROLE";
            case RoleStatement.Membership membership -> membership.group()
                    ? "ALTER ROLE"
                    : membership.grants() ? "GRANT ROLE" : "REVOKE ROLE";
            case RoleStatement.Privileges privileges -> privileges.grants() ? "GRANT" : "REVOKE";
            case RoleStatement.DefaultPrivileges defaults -> "ALTER DEFAULT PRIVILEGES";
            case RoleStatement.SetOwner owner -> "ALTER " + owner.kind();
            case RoleStatement.DropOwned drop -> "DROP OWNED";
            case RoleStatement.ReassignOwned reassign -> "REASSIGN OWNED";
        };
    }
}
