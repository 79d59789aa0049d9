package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Membership;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Roles inside one transaction, of the whole cluster. Who changes something of them says so at the end ({@link #changed}): then
 * nobody works any more with what was allowed before.
 */
public final class RoleRows {
    private final Transaction transaction;
    private final CatalogRows catalog;

    public RoleRows(Transaction transaction) {
        this.transaction = transaction;
        this.catalog = new CatalogRows(transaction);
    }

    /** The descriptor that stands for all of it. */
    public TableDescriptor descriptor(Lock lock) {
        return catalog.table(SystemTables.RIGHTS, lock);
    }

    /** All roles. With EXCLUSIVE nobody else changes any of them before the transaction ends. */
    public RoleSet all(Lock lock) {
        int version = descriptor(lock).version();
        Lock each = lock == Lock.PEEK ? Lock.PEEK : Lock.SHARED;
        List<Role> roles = new ArrayList<>();
        Span roleSpan = SystemTables.roleSpan();
        each(SystemTables.ROLES, roleSpan, each,
                row -> roles.add(RoleCodec.role(SystemTables.nameOf(row.key(), roleSpan),
                        row.value())));
        List<Membership> memberships = new ArrayList<>();
        Span membershipSpan = SystemTables.membershipSpan();
        each(SystemTables.MEMBERSHIPS, membershipSpan, each, row -> memberships.add(
                RoleCodec.membership(SystemTables.columnsOf(row.key(), membershipSpan), row.value())));
        return new RoleSet(version, roles, memberships);
    }

    private void each(TableVersion table, Span span, Lock lock, Consumer<Transaction.KeyValue> body) {
        Transaction.Scan scan = transaction.scan(table, span, false, lock, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(body);
        }
    }

    /** Null if there is none. */
    public Role find(String name, Lock lock) {
        Bytes value = transaction.get(SystemTables.ROLES, List.of(SystemTables.roleKey(name)), lock).getFirst();
        return value == null
                ? new RoleSet(1, List.of(), List.of()).find(name)
                : RoleCodec.role(name, value);
    }

    public void put(Role role) {
        transaction.put(SystemTables.ROLES, SystemTables.roleKey(role.name()), RoleCodec.encode(role));
    }

    public void delete(Role role) {
        transaction.delete(SystemTables.ROLES, SystemTables.roleKey(role.name()));
    }

    public void put(Membership membership) {
        transaction.put(SystemTables.MEMBERSHIPS, SystemTables.membershipKey(membership.role(), membership.member()),
                RoleCodec.encode(membership));
    }

    public void delete(Membership membership) {
        transaction.delete(SystemTables.MEMBERSHIPS,
                SystemTables.membershipKey(membership.role(), membership.member()));
    }

    /**
     * What objects of some kind begin with that a role makes in a schema of a database.
     *
     * @param schema 0 for all schemas
     */
    public record Defaults(int role, int database, int schema, char kind, Acl acl) {}

    public List<Defaults> defaults(Lock lock) {
        List<Defaults> all = new ArrayList<>();
        Span span = SystemTables.defaultPrivilegesSpan();
        each(SystemTables.DEFAULT_PRIVILEGES, span, lock, row -> {
            ByteReader key = new ByteReader(SystemTables.columnsOf(row.key(), span));
            all.add(new Defaults(key.u32(), key.u32(), key.u32(), (char) key.u8(), RoleCodec.acl(row.value())));
        });
        return all;
    }

    /** Null if nothing was said. */
    public Acl defaults(int role, int database, int schema, char kind, Lock lock) {
        Bytes key = SystemTables.defaultPrivilegesKey(role, database, schema, kind);
        Bytes value = transaction.get(SystemTables.DEFAULT_PRIVILEGES, List.of(key), lock).getFirst();
        return value == null ? null : RoleCodec.acl(value);
    }

    public void put(Defaults defaults) {
        transaction.put(SystemTables.DEFAULT_PRIVILEGES, key(defaults), RoleCodec.bytes(defaults.acl()));
    }

    public void delete(Defaults defaults) {
        transaction.delete(SystemTables.DEFAULT_PRIVILEGES, key(defaults));
    }

    private static Bytes key(Defaults defaults) {
        return SystemTables.defaultPrivilegesKey(defaults.role(), defaults.database(), defaults.schema(),
                defaults.kind());
    }

    /** From the commit on nobody relies on what roles and privileges were before. */
    public void changed() {
        catalog.changeTable(descriptor(Lock.EXCLUSIVE).nextVersion());
    }
}
