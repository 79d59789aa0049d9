package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.DefaultActionContext;
import io.phantomdb.grammar.PhantomSqlParser.DefaultPrivilegesContext;
import io.phantomdb.grammar.PhantomSqlParser.DefaultScopeContext;
import io.phantomdb.grammar.PhantomSqlParser.GrantContext;
import io.phantomdb.grammar.PhantomSqlParser.GrantTargetContext;
import io.phantomdb.grammar.PhantomSqlParser.GranteesContext;
import io.phantomdb.grammar.PhantomSqlParser.NamesContext;
import io.phantomdb.grammar.PhantomSqlParser.PrivilegeContext;
import io.phantomdb.grammar.PhantomSqlParser.PrivilegesContext;
import io.phantomdb.grammar.PhantomSqlParser.RevokeContext;
import io.phantomdb.sql.tree.Name;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoutineStatement;
import io.phantomdb.sql.tree.RoleStatement.PrivilegeName;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.sql.tree.RoleStatement.TargetKind;
import io.phantomdb.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** GRANT and REVOKE in all their forms (PostgreSQL 15, GRANT, REVOKE, ALTER DEFAULT PRIVILEGES). */
final class PrivilegeBuilder {
    private PrivilegeBuilder() {}

    static Statement grant(GrantContext context, RoutineBuilder routines) {
        int position = Nodes.position(context);
        RoleName grantor = context.grantedBy() == null ? null : RoleBuilder.role(context.grantedBy().role());
        if (context.grantTarget() == null) {
            return new RoleStatement.Membership(true, granted(context.privileges()), RoleBuilder.roles(context.roles()),
                    context.ADMIN() != null, grantor, false, false, position);
        }
        return new RoleStatement.Privileges(true, privileges(context.privileges()),
                target(context.grantTarget(), routines),
                grantees(context.grantees()), context.OPTION() != null, grantor, false, position);
    }

    static Statement revoke(RevokeContext context, RoutineBuilder routines) {
        int position = Nodes.position(context);
        RoleName grantor = context.grantedBy() == null ? null : RoleBuilder.role(context.grantedBy().role());
        boolean cascade = Nodes.cascades(context.dropBehavior());
        if (context.grantTarget() == null) {
            return new RoleStatement.Membership(false, granted(context.privileges()),
                    RoleBuilder.roles(context.roles()), context.ADMIN() != null, grantor, cascade, false, position);
        }
        return new RoleStatement.Privileges(false, privileges(context.privileges()),
                target(context.grantTarget(), routines),
                grantees(context.grantees()), context.OPTION() != null, grantor, cascade, position);
    }

    /** What looks like a list of privileges is one of roles. */
    private static List<RoleName> granted(PrivilegesContext context) {
        List<RoleName> roles = new ArrayList<>();
        if (context.ALL() != null) {
            throw SyntaxErrors.at(Nodes.first(context));
        }
        for (PrivilegeContext each : context.privilege()) {
            if (each.columnList() != null) {
                throw new StatementError(SqlState.SYNTAX_ERROR,
                        "column names cannot be included in GRANT/REVOKE ROLE").at(Nodes.position(each));
            }
            roles.add(each.role() != null
                    ? RoleBuilder.role(each.role())
                    : new RoleName(RoleName.Kind.NAMED, Nodes.word(each), Nodes.position(each)));
        }
        return roles;
    }

    private static List<PrivilegeName> privileges(PrivilegesContext context) {
        if (context.ALL() != null) {
            return List.of(new PrivilegeName(null, Nodes.columns(context.columnList()), Nodes.position(context)));
        }
        List<PrivilegeName> all = new ArrayList<>();
        context.privilege().forEach(each -> all.add(new PrivilegeName(Nodes.word(each),
                Nodes.columns(each.columnList()), Nodes.position(each))));
        return all;
    }

    private static List<RoleName> grantees(GranteesContext context) {
        return context.grantee().stream().map(each -> RoleBuilder.role(each.role())).toList();
    }

    private static RoleStatement.Target target(GrantTargetContext context, RoutineBuilder routines) {
        if (context.routineSignatures() != null) {
            return new RoleStatement.Target(RoutineBuilder.kind(context) == RoutineStatement.Kind.PROCEDURE
                    ? TargetKind.PROCEDURE
                    : TargetKind.FUNCTION, List.of(), false, routines.signatures(context.routineSignatures()));
        }
        if (context.ALL() != null) {
            TargetKind kind = context.TABLES() != null
                    ? TargetKind.TABLE
                    : context.SEQUENCES() != null
                            ? TargetKind.SEQUENCE
                            : context.PROCEDURES() != null ? TargetKind.PROCEDURE : TargetKind.FUNCTION;
            return new RoleStatement.Target(kind, names(context.names()), true);
        }
        TargetKind kind = context.SEQUENCE() != null
                ? TargetKind.SEQUENCE
                : context.DATABASE() != null
                        ? TargetKind.DATABASE
                        : context.SCHEMA() != null
                                ? TargetKind.SCHEMA
                                : context.TYPE() != null || context.DOMAIN() != null
                                        ? TargetKind.TYPE
                                        : context.LANGUAGE() != null ? TargetKind.LANGUAGE : TargetKind.TABLE;
        return new RoleStatement.Target(kind, context.qualifiedNames() != null
                ? Nodes.names(context.qualifiedNames())
                : names(context.names()), false);
    }

    private static List<Name> names(NamesContext context) {
        return Nodes.identifiers(context).stream().map(each -> new Name(List.of(each.text()), each.position()))
                .toList();
    }

    static Statement defaults(DefaultPrivilegesContext context) {
        List<RoleName> roles = new ArrayList<>();
        List<String> schemas = new ArrayList<>();
        for (DefaultScopeContext scope : context.defaultScope()) {
            if (scope.roles() != null) {
                roles.addAll(RoleBuilder.roles(scope.roles()));
            } else {
                Nodes.identifiers(scope.names()).forEach(each -> schemas.add(each.text()));
            }
        }
        DefaultActionContext action = context.defaultAction();
        TargetKind kind = switch (Nodes.first(action.defaultTarget()).getType()) {
            case PhantomSqlParser.TABLES -> TargetKind.TABLE;
            case PhantomSqlParser.SEQUENCES -> TargetKind.SEQUENCE;
            case PhantomSqlParser.TYPES -> TargetKind.TYPE;
            case PhantomSqlParser.SCHEMAS -> TargetKind.SCHEMA;
            default -> TargetKind.FUNCTION;
        };
        RoleStatement.Privileges privileges = new RoleStatement.Privileges(
                Nodes.first(action).getType() == PhantomSqlParser.GRANT,
                privileges(action.privileges()), new RoleStatement.Target(kind, List.of(), false),
                grantees(action.grantees()), action.OPTION() != null, null, Nodes.cascades(action.dropBehavior()),
                Nodes.position(action));
        return new RoleStatement.DefaultPrivileges(roles, schemas, privileges, Nodes.position(context));
    }
}
