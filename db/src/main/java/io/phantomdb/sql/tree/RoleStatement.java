package io.phantomdb.sql.tree;

import java.util.List;

/** Statements about roles and privileges (PostgreSQL 15, chapters 22 and 5.7). */
public sealed interface RoleStatement extends Statement {
    /** A role as it is named: by its own name, or by what it is to the session. */
    record RoleName(Kind kind, String name, int position) implements Node {
        public enum Kind {
            NAMED,
            CURRENT,
            SESSION,
            PUBLIC
        }
    }

    /**
     * An option of CREATE or ALTER ROLE.
     *
     * @param name in lower case: {@code login}, {@code nologin}, {@code password}, {@code connection limit}, {@code valid until}, {@code
     *        in role}, {@code role}, {@code admin}, {@code sysid}, or whatever word was written
     * @param value null if there is none
     * @param roles of those options that list some
     */
    record RoleOption(String name, String value, List<RoleName> roles, int position) implements Node {
        public RoleOption {
            roles = List.copyOf(roles);
        }
    }

    /** The kind is ROLE, USER or GROUP. */
    record CreateRole(String kind, RoleName role, List<RoleOption> options, int position) implements RoleStatement {
        public CreateRole {
            options = List.copyOf(options);
        }
    }

    record AlterRole(RoleName role, List<RoleOption> options, int position) implements RoleStatement {
        public AlterRole {
            options = List.copyOf(options);
        }
    }

    record RenameRole(RoleName role, RoleName to, int position) implements RoleStatement {}

    /** ALTER ROLE … SET or RESET; the role is null for ALL, the database for all of them, the setting for RESET ALL. */
    record SetForRole(RoleName role, String database, String setting, String value,
            int position) implements RoleStatement {}

    record DropRoles(List<RoleName> roles, boolean ifExists, int position) implements RoleStatement {
        public DropRoles {
            roles = List.copyOf(roles);
        }
    }

    /**
     * GRANT and REVOKE of membership.
     *
     * @param option WITH ADMIN OPTION, or ADMIN OPTION FOR
     * @param group it was said with ALTER GROUP
     */
    record Membership(boolean grants, List<RoleName> roles, List<RoleName> members, boolean option, RoleName grantor,
            boolean cascade, boolean group, int position) implements RoleStatement {
        public Membership {
            roles = List.copyOf(roles);
            members = List.copyOf(members);
        }
    }

    /** A privilege, with columns or without; null is ALL. */
    record PrivilegeName(String name, List<Identifier> columns, int position) implements Node {
        public PrivilegeName {
            columns = List.copyOf(columns);
        }
    }

    /** What privileges are granted on. */
    enum TargetKind {
        TABLE,
        VIEW,
        SEQUENCE,
        DATABASE,
        SCHEMA,
        TYPE,
        FUNCTION,
        PROCEDURE,
        LANGUAGE
    }

    /** Objects by their names, routines by theirs and their parameters; or, all of that kind that are in schemas of these names. */
    record Target(TargetKind kind, List<Name> names, boolean allInSchemas,
            List<RoutineStatement.Signature> routines) {
        public Target {
            names = List.copyOf(names);
            routines = List.copyOf(routines);
        }

        public Target(TargetKind kind, List<Name> names, boolean allInSchemas) {
            this(kind, names, allInSchemas, List.of());
        }
    }

    /**
     * GRANT and REVOKE of privileges.
     *
     * @param option WITH GRANT OPTION, or GRANT OPTION FOR
     * @param grantor null if it was not said
     */
    record Privileges(boolean grants, List<PrivilegeName> privileges, Target target, List<RoleName> grantees,
            boolean option, RoleName grantor, boolean cascade, int position) implements RoleStatement {
        public Privileges {
            privileges = List.copyOf(privileges);
            grantees = List.copyOf(grantees);
        }
    }

    /** ALTER DEFAULT PRIVILEGES; no roles for the current one, no schemas for all. */
    record DefaultPrivileges(List<RoleName> roles, List<String> schemas, Privileges action,
            int position) implements RoleStatement {
        public DefaultPrivileges {
            roles = List.copyOf(roles);
            schemas = List.copyOf(schemas);
        }
    }

    /** ALTER … OWNER TO, where it is a statement of its own. */
    record SetOwner(TargetKind kind, Name object, boolean ifExists, RoleName owner,
            int position) implements RoleStatement {}

    record DropOwned(List<RoleName> roles, boolean cascade, int position) implements RoleStatement {
        public DropOwned {
            roles = List.copyOf(roles);
        }
    }

    record ReassignOwned(List<RoleName> roles, RoleName to, int position) implements RoleStatement {
        public ReassignOwned {
            roles = List.copyOf(roles);
        }
    }
}
