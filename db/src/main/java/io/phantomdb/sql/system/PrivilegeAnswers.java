package io.phantomdb.sql.system;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.DatabaseDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code has_table_privilege} and its kin (PostgreSQL 15, chapter 9.26.2). NULL where there is no such object any more. */
final class PrivilegeAnswers {
    private static final String WITH_OPTION = " WITH GRANT OPTION";
    private static final int NOBODY = -1;

    /** A privilege that is asked for, and whether with the option to grant it. */
    private record Asked(Privilege privilege, boolean withOption) {}

    private final CatalogSnapshot catalog;
    private final RoleSet roles;

    PrivilegeAnswers(CatalogSnapshot catalog) {
        this.catalog = catalog;
        this.roles = catalog.roles();
    }

    Object answer(String function, Object[] arguments) {
        boolean isColumn = function.equals("has_column_privilege");
        int objectAt = arguments.length - (isColumn ? 3 : 2);
        int role = objectAt == 0 ? catalog.who().current() : role(arguments[0]);
        Object object = arguments[objectAt];
        String wanted = (String) arguments[arguments.length - 1];
        if (function.equals("pg_has_role")) {
            return hasRole(role, role(object), wanted);
        }
        return switch (function) {
            case "has_table_privilege" -> table(role, object, asked(wanted, Securable.TABLE));
            case "has_sequence_privilege" -> sequence(role, object, asked(wanted, Securable.SEQUENCE));
            case "has_any_column_privilege" -> anyColumn(role, object, asked(wanted, Securable.COLUMN));
            case "has_column_privilege" ->
                column(role, object, arguments[objectAt + 1], asked(wanted, Securable.COLUMN));
            case "has_schema_privilege" -> schema(role, object, asked(wanted, Securable.SCHEMA));
            case "has_database_privilege" -> database(role, object, asked(wanted, Securable.DATABASE));
            case "has_type_privilege" -> type(role, object, asked(wanted, Securable.TYPE));
            case "has_function_privilege" -> any(asked(wanted, Securable.FUNCTION), role);
            case "has_language_privilege" -> any(asked(wanted, Securable.LANGUAGE), role);
            default -> roles.isSuperuser(role);
        };
    }

    /** What everybody may, but not grant. */
    private boolean any(List<Asked> asked, int role) {
        return roles.isSuperuser(role) || asked.stream().anyMatch(each -> !each.withOption());
    }

    private int role(Object named) {
        if (named instanceof Long oid) {
            return roles.find(oid.intValue()) == null ? NOBODY : oid.intValue();
        }
        return named.equals("public") ? Role.PUBLIC : roles.get((String) named).id();
    }

    private static StatementError unrecognized(String privilege) {
        return new StatementError(SqlState.INVALID_PARAMETER_VALUE,
                "unrecognized privilege type: \"" + privilege + "\"");
    }

    private static List<Asked> asked(String wanted, Securable kind) {
        List<Asked> all = new ArrayList<>();
        for (String each : wanted.split(",", -1)) {
            String upper = each.strip().toUpperCase(Locale.ROOT);
            boolean withOption = upper.endsWith(WITH_OPTION);
            Privilege privilege = Privilege.named(withOption
                    ? upper.substring(0, upper.length() - WITH_OPTION.length())
                    : upper);
            if (privilege == null || !privilege.isIn(kind.all())) {
                throw unrecognized(each.strip());
            }
            all.add(new Asked(privilege, withOption));
        }
        return all;
    }

    private Boolean hasRole(int role, int of, String wanted) {
        if (role == NOBODY || of == NOBODY) {
            return roles.isSuperuser(role);
        }
        boolean has = false;
        for (String each : wanted.split(",", -1)) {
            has |= switch (each.strip().toUpperCase(Locale.ROOT)) {
                case "USAGE" -> roles.acts(role, of);
                case "MEMBER" -> roles.isMember(role, of);
                case "MEMBER WITH GRANT OPTION", "MEMBER WITH ADMIN OPTION", "USAGE WITH GRANT OPTION",
                        "USAGE WITH ADMIN OPTION" ->
                    roles.isAdmin(role, of);
                default -> throw unrecognized(each.strip());
            };
        }
        return has;
    }

    private boolean has(int role, List<Asked> asked, Access access, Securable kind) {
        return has(role, asked, access.effective(kind), access.owner(), 0);
    }

    /** What is asked for, or part of it: one is enough. */
    private boolean has(int role, List<Asked> asked, Acl acl, int owner, int beside) {
        if (roles.isSuperuser(role)) {
            return true;
        }
        boolean isOwner = roles.acts(role, owner);
        int privileges = acl.privilegesOf(roles.actsAs(role)) | beside;
        int options = isOwner ? ~0 : acl.optionsOf(roles.actsAs(role));
        return asked.stream().anyMatch(each -> each.privilege().isIn(each.withOption() ? options : privileges));
    }

    private Relation relation(Object named) {
        return named instanceof Long oid ? catalog.relation(oid) : catalog.requireRelation((String) named);
    }

    private Boolean table(int role, Object object, List<Asked> asked) {
        Relation relation = relation(object);
        return relation == null ? null : (Boolean) has(role, asked, access(relation), ownerOf(relation), implied(role));
    }

    private static int ownerOf(Relation relation) {
        return Privileges.of(relation).owner();
    }

    private static Acl access(Relation relation) {
        return Privileges.of(relation).effective(Privileges.kind(relation));
    }

    /** What predefined roles may do with every table. */
    private int implied(int role) {
        return (roles.readsAll(role) ? Privilege.SELECT.bit() : 0) | (roles.writesAll(role)
                ? Privilege.bits(Privilege.INSERT, Privilege.UPDATE, Privilege.DELETE)
                : 0);
    }

    private Boolean sequence(int role, Object object, List<Asked> asked) {
        Relation relation = relation(object);
        if (relation != null && relation.kind() != 'S') {
            throw new StatementError(SqlState.WRONG_OBJECT_TYPE, "\"" + relation.name() + "\" is not a sequence");
        }
        return relation == null ? null : (Boolean) has(role, asked, access(relation), ownerOf(relation), implied(role));
    }

    private Boolean anyColumn(int role, Object object, List<Asked> asked) {
        Relation relation = relation(object);
        if (relation == null || Boolean.TRUE.equals(table(role, object, asked))) {
            return relation == null ? null : (Boolean) true;
        }
        Access access = Privileges.of(relation);
        return access.columns().values().stream().anyMatch(each -> has(role, asked, each, access.owner(), 0));
    }

    private Boolean column(int role, Object object, Object named, List<Asked> asked) {
        Relation relation = relation(object);
        if (relation == null) {
            return null;
        }
        Integer column = relation instanceof Relation.OfUser user ? column(user, named) : (Integer) 1;
        if (column == null) {
            return null;
        }
        Access access = Privileges.of(relation);
        return Boolean.TRUE.equals(table(role, object, asked))
                || has(role, asked, access.column(column), access.owner(), 0);
    }

    /** Null if there is no column of that number; 42703 if there is none of that name. */
    private static Integer column(Relation.OfUser relation, Object named) {
        for (ColumnDescriptor each : relation.table().visibleColumns()) {
            if (named instanceof Number number ? each.id() == number.intValue() : each.name().equals(named)) {
                return each.id();
            }
        }
        if (named instanceof Number) {
            return null;
        }
        throw new StatementError(SqlState.UNDEFINED_COLUMN, "column \"" + named + "\" of relation \""
                + relation.name() + "\" does not exist");
    }

    private Boolean schema(int role, Object object, List<Asked> asked) {
        String schema = catalog.schemas().stream()
                .filter(each -> object instanceof Long oid ? catalog.schemaOid(each) == oid : each.equals(object))
                .findFirst().orElse(null);
        if (schema == null && object instanceof String) {
            throw new StatementError(SqlState.INVALID_SCHEMA_NAME, "schema \"" + object + "\" does not exist");
        }
        return schema == null
                ? null
                : (Boolean) has(role, asked, Privileges.ofSchema(catalog, schema), Securable.SCHEMA);
    }

    private Boolean database(int role, Object object, List<Asked> asked) {
        DatabaseDescriptor found = catalog.databases().stream()
                .filter(each -> object instanceof Long oid ? each.id() == oid : each.name().equals(object))
                .findFirst().orElse(null);
        if (found == null && object instanceof String) {
            throw new StatementError(SqlState.INVALID_CATALOG_NAME, "database \"" + object + "\" does not exist");
        }
        return found == null ? null : (Boolean) has(role, asked, found.access(), Securable.DATABASE);
    }

    private Boolean type(int role, Object object, List<Asked> asked) {
        Long oid = object instanceof Long number ? number : catalog.oid(Type.REGTYPE, (String) object);
        if (oid == null) {
            throw new StatementError(SqlState.UNDEFINED_OBJECT, "type \"" + object + "\" does not exist");
        }
        Access access = catalog.types().stream().filter(each -> each.id() == oid).map(each -> each.access())
                .findFirst().orElse(Access.FOUNDING);
        return has(role, asked, access, Securable.TYPE);
    }
}
