package io.phantomdb.sql.schema;

import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.sql.catalog.Rights;
import io.phantomdb.sql.catalog.RoleRows;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.sql.roles.Who;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;

/**
 * Whether the current role may do what a schema statement does (PostgreSQL 15, chapter 5.7), as its transaction sees roles and
 * privileges, read when somebody first asks. The founding role may do everything, and asks for nothing.
 */
final class Permissions {
    private final Transaction transaction;
    private final SearchPath path;
    private Rights rights;

    Permissions(Transaction transaction, SearchPath path) {
        this.transaction = transaction;
        this.path = path;
    }

    private Who who() {
        return path.who();
    }

    Rights rights() {
        if (rights == null) {
            rights = Rights.of(transaction);
        }
        return rights;
    }

    RoleSet roles() {
        return rights().roles(path.database());
    }

    boolean isSuperuser() {
        return who().isFounding() || roles().isSuperuser(who().current());
    }

    boolean has(Role.Attribute attribute) {
        return who().isFounding() || roles().has(who().current(), attribute);
    }

    boolean owns(Access access) {
        return who().isFounding() || roles().acts(who().current(), access.owner());
    }

    /** That of the session. */
    boolean ownsDatabase() {
        return who().isFounding() || owns(rights().database(path.database()));
    }

    /** 42501 unless it is the current role's; the kind as messages call it. */
    void requireOwner(String kind, String name, Access access) {
        if (!owns(access)) {
            throw notOwner(kind, name);
        }
    }

    static StatementError notOwner(String kind, String name) {
        return new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "must be owner of " + kind + " " + name);
    }

    void requireOwner(TableDescriptor table) {
        requireOwner(kind(table), table.name(), table.access());
    }

    /** As messages call it. */
    static String kind(TableDescriptor table) {
        return table.isMaterialized()
                ? "materialized view"
                : table.isType() ? "type" : table.isView() ? "view" : table.isSequence() ? "sequence" : "table";
    }

    static StatementError denied(String kind, String name) {
        return new StatementError(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied for " + kind + " " + name);
    }

    /** 42501 if nothing may be made in the schema. */
    void requireCreateIn(String schema) {
        requireCreateIn(schema, who().current());
    }

    void requireCreateIn(String schema, int role) {
        if (role != Role.FOUNDING && !rights().allows(path.database(), schema, role, Privilege.CREATE)) {
            throw denied("schema", schema);
        }
    }

    boolean mayUse(String schema) {
        return who().isFounding() || rights().allows(path.database(), schema, who().current(), Privilege.USAGE);
    }

    /** 42501 unless the current role may do that with the session's database. */
    void requireOnDatabase(Privilege privilege, String name) {
        if (!who().isFounding() && !rights().allows(path.database(), who().current(), privilege)) {
            throw denied("database", name);
        }
    }

    /** True if the current role may do all of that with the table, or with each of those columns. */
    boolean allows(TableDescriptor table, Privilege privilege, Iterable<Integer> columns) {
        if (who().isFounding()) {
            return true;
        }
        Access access = table.access();
        if (privilege.isIn(access.privilegesOf(roles(), who().current(), table.securable()))) {
            return true;
        }
        boolean all = columns.iterator().hasNext();
        for (int column : columns) {
            all &= privilege.isIn(access.privilegesOn(column, roles(), who().current()));
        }
        return all;
    }

    /** 42501 unless the current role may make the other one an owner. */
    void requireMember(Role owner) {
        if (!who().isFounding() && !roles().isMember(who().current(), owner.id())) {
            throw new StatementError(SqlState.INSUFFICIENT_PRIVILEGE,
                    "must be member of role \"" + owner.name() + "\"");
        }
    }

    /** The role is kept from being dropped before the transaction ends. */
    void hold(int role) {
        Role found = role == Role.FOUNDING ? null : rights().roles(path.database()).find(role);
        if (found != null && !RoleSet.isPredefined(found)) {
            new RoleRows(transaction).find(found.name(), Lock.HELD);
        }
    }

    /** What privileges a role has on a table as a whole. */
    int privileges(TableDescriptor table, Securable kind) {
        return table.access().privilegesOf(roles(), who().current(), kind);
    }
}
