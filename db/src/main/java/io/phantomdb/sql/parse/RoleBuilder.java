package io.phantomdb.sql.parse;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.grammar.PhantomSqlParser;
import io.phantomdb.grammar.PhantomSqlParser.AlterRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.CreateRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.DropOwnedContext;
import io.phantomdb.grammar.PhantomSqlParser.DropRoleContext;
import io.phantomdb.grammar.PhantomSqlParser.ReassignOwnedContext;
import io.phantomdb.grammar.PhantomSqlParser.RoleContext;
import io.phantomdb.grammar.PhantomSqlParser.RoleOptionContext;
import io.phantomdb.grammar.PhantomSqlParser.RolesContext;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.sql.tree.RoleStatement.RoleOption;
import io.phantomdb.sql.tree.SessionStatement;
import io.phantomdb.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements about roles; those about privileges are in {@link PrivilegeBuilder}. */
final class RoleBuilder {
    private static final String PUBLIC = "public";
    private static final String NONE = "none";

    private RoleBuilder() {}

    static RoleName role(RoleContext context) {
        int position = Nodes.position(context);
        if (context.nonReservedWord() == null) {
            return new RoleName(context.SESSION_USER() != null ? RoleName.Kind.SESSION : RoleName.Kind.CURRENT,
                    context.getText().toLowerCase(Locale.ROOT), position);
        }
        String name = Nodes.word(context.nonReservedWord());
        if (name.equals(NONE)) {
            throw new StatementError(SqlState.RESERVED_NAME, "role name \"none\" is reserved").at(position);
        }
        return new RoleName(name.equals(PUBLIC) ? RoleName.Kind.PUBLIC : RoleName.Kind.NAMED, name, position);
    }

    static List<RoleName> roles(RolesContext context) {
        return context.role().stream().map(RoleBuilder::role).toList();
    }

    static Statement create(CreateRoleContext context) {
        String kind = context.USER() != null ? "USER" : context.GROUP() != null ? "GROUP" : "ROLE";
        return new RoleStatement.CreateRole(kind, role(context.role()), options(context.roleOption()),
                Nodes.position(context));
    }

    static Statement alter(AlterRoleContext context) {
        int position = Nodes.position(context);
        if (context.RENAME() != null) {
            return new RoleStatement.RenameRole(role(context.role(0)), role(context.role(1)), position);
        }
        if (context.roles() != null) {
            return new RoleStatement.Membership(context.ADD() != null, List.of(role(context.role(0))),
                    roles(context.roles()), false, null, false, true, position);
        }
        if (context.setStatement() != null || context.resetStatement() != null) {
            return setting(context);
        }
        return new RoleStatement.AlterRole(role(context.role(0)), options(context.roleOption()), position);
    }

    private static Statement setting(AlterRoleContext context) {
        RoleName role = context.role().isEmpty() ? null : role(context.role(0));
        String database = Nodes.wordOrNull(context.colId());
        int position = Nodes.position(context);
        Statement change = context.setStatement() != null
                ? SettingBuilder.set(context.setStatement())
                : SessionBuilder.reset(context.resetStatement());
        return switch (change) {
            case SessionStatement.Set set ->
                new RoleStatement.SetForRole(role, database, set.name(), set.value(), position);
            case SessionStatement.Reset reset ->
                new RoleStatement.SetForRole(role, database, reset.name(), null, position);
            case SessionStatement.ResetAll all ->
                new RoleStatement.SetForRole(role, database, null, null, position);
            default -> throw new StatementError(SqlState.SYNTAX_ERROR, "syntax error in ALTER ROLE ... SET")
                    .at(position);
        };
    }

    private static List<RoleOption> options(List<RoleOptionContext> contexts) {
        List<RoleOption> options = new ArrayList<>();
        contexts.forEach(context -> options.add(option(context)));
        return options;
    }

    private static RoleOption option(RoleOptionContext context) {
        int position = Nodes.position(context);
        if (context.UNENCRYPTED() != null) {
            throw new StatementError(SqlState.FEATURE_NOT_SUPPORTED, "UNENCRYPTED PASSWORD is no longer supported",
                    null, "Remove UNENCRYPTED to store the password in encrypted form instead.", position);
        }
        if (context.PASSWORD() != null) {
            return new RoleOption("password", Nodes.has(context, PhantomSqlParser.NULL)
                    ? null
                    : Nodes.word(context.STRING_LITERAL()), List.of(), position);
        }
        if (context.roles() != null) {
            String name = context.IN() != null
                    ? "in role"
                    : context.ADMIN() != null ? "admin" : "role";
            return new RoleOption(name, null, roles(context.roles()), position);
        }
        if (context.CONNECTION() != null) {
            return new RoleOption("connection limit", context.signedNumber().getText(), List.of(), position);
        }
        if (context.VALID() != null) {
            return new RoleOption("valid until", Nodes.word(context.STRING_LITERAL()), List.of(), position);
        }
        return new RoleOption(context.SYSID() != null ? "sysid" : Nodes.word(context), null, List.of(), position);
    }

    static Statement drop(DropRoleContext context) {
        return new RoleStatement.DropRoles(roles(context.roles()), context.ifExists() != null,
                Nodes.position(context));
    }

    static Statement dropOwned(DropOwnedContext context) {
        return new RoleStatement.DropOwned(roles(context.roles()), Nodes.cascades(context.dropBehavior()),
                Nodes.position(context));
    }

    static Statement reassign(ReassignOwnedContext context) {
        return new RoleStatement.ReassignOwned(roles(context.roles()), role(context.role()), Nodes.position(context));
    }
}
