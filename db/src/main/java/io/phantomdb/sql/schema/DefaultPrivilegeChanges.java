package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.SchemaDescriptor;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.tree.RoleStatement;
import io.phantomdb.sql.tree.RoleStatement.PrivilegeName;
import io.phantomdb.sql.tree.RoleStatement.RoleName;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** ALTER DEFAULT PRIVILEGES (PostgreSQL 15): what things begin with that a role makes from now on. */
final class DefaultPrivilegeChanges {
    private static final int ALL_SCHEMAS = 0;

    private final SchemaEdit edit;
    private final RoleRows rows;
    private final RoleStatement.DefaultPrivileges statement;
    private final Grants grants;
    private final Securable kind;

    DefaultPrivilegeChanges(SchemaEdit edit, RoleStatement.DefaultPrivileges statement) {
        this.edit = edit;
        this.rows = edit.roles();
        this.statement = statement;
        this.grants = new Grants(edit, statement.action());
        this.kind = switch (statement.action().target().kind()) {
            case TABLE, VIEW, DATABASE, LANGUAGE -> Securable.TABLE;
            case SEQUENCE -> Securable.SEQUENCE;
            case TYPE -> Securable.TYPE;
            case SCHEMA -> Securable.SCHEMA;
            case FUNCTION, PROCEDURE -> Securable.FUNCTION;
        };
    }

    void run() {
        grants.refuseOptionForPublic();
        if (kind == Securable.SCHEMA && !statement.schemas().isEmpty()) {
            throw new StatementError(SqlState.INVALID_GRANT_OPERATION,
                    "cannot use IN SCHEMA clause when using GRANT/REVOKE ON SCHEMAS");
        }
        for (int role : roles()) {
            if (statement.schemas().isEmpty()) {
                change(role, ALL_SCHEMAS);
            }
            for (String name : statement.schemas()) {
                SchemaDescriptor schema = edit.rows().schema(name, Lock.HELD);
                if (schema == null) {
                    throw SchemaEdit.missingSchema(name);
                }
                change(role, schema.id());
            }
        }
    }

    private List<Integer> roles() {
        List<Integer> all = new ArrayList<>();
        RoleSet known = edit.permissions().roles();
        for (RoleName name : statement.roles()) {
            Role role = RoleNames.get(known, edit.path().who(), name);
            edit.permissions().requireMember(role);
            edit.permissions().hold(role.id());
            all.add(role.id());
        }
        return all.isEmpty() ? List.of(edit.path().who().current()) : all;
    }

    /** What holds for all schemas replaces what is usual; what holds for one is added to it. */
    private void change(int role, int schema) {
        Acl usual = schema == ALL_SCHEMAS ? kind.byDefault(role) : Acl.EMPTY;
        Acl stored = rows.defaults(role, edit.database(), schema, kind.letter(), Lock.EXCLUSIVE);
        Acl acl = stored == null ? usual : stored;
        for (PrivilegeName each : statement.action().privileges()) {
            acl = grants.byDefault(acl, role, grants.bits(each, kind));
        }
        RoleRows.Defaults changed = new RoleRows.Defaults(role, edit.database(), schema, kind.letter(), acl);
        if (!acl.equals(usual)) {
            rows.put(changed);
        } else if (stored != null) {
            rows.delete(changed);
        }
    }
}
