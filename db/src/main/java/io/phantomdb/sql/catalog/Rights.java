package io.phantomdb.sql.catalog;

import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.Map;
import java.util.TreeMap;

/**
 * All roles, and the privileges on schemas and databases, as they were together at one version of the descriptor that stands for
 * them. A value.
 */
public final class Rights {
    private final Table table;
    private final RoleSet roles;
    private final Map<Integer, DatabaseDescriptor> databases = new TreeMap<>();
    private final Map<Integer, Map<String, SchemaDescriptor>> schemas = new TreeMap<>();

    private Rights(TableDescriptor descriptor, RoleSet roles) {
        this.table = new Table(descriptor);
        this.roles = roles;
    }

    /** As the transaction sees them. */
    public static Rights of(Transaction transaction) {
        return read(transaction, Lock.SHARED);
    }

    /** To be shown, not to be judged by: the transaction does not depend on them. */
    public static Rights shown(Transaction transaction) {
        return read(transaction, Lock.PEEK);
    }

    private static Rights read(Transaction transaction, Lock lock) {
        RoleRows rows = new RoleRows(transaction);
        Rights rights = new Rights(rows.descriptor(lock), rows.all(lock));
        CatalogRows catalog = new CatalogRows(transaction);
        for (DatabaseDescriptor database : catalog.databases(lock)) {
            rights.databases.put(database.id(), database);
            Map<String, SchemaDescriptor> of = new TreeMap<>();
            catalog.in(database.id()).schemas(lock).forEach(schema -> of.put(schema.name(), schema));
            rights.schemas.put(database.id(), of);
        }
        return rights;
    }

    /** What plans depend on that were judged by these rights. */
    public Table table() {
        return table;
    }

    /** The roles as they are in a database. */
    public RoleSet roles(int database) {
        return roles.inDatabaseOf(database(database).owner());
    }

    public Access database(int id) {
        DatabaseDescriptor found = databases.get(id);
        return found == null ? Access.FOUNDING : found.access();
    }

    /** True if there is such a schema, or was when these rights were read. */
    public boolean isThere(int database, String schema) {
        Map<String, SchemaDescriptor> there = schemas.get(database);
        return there != null && there.containsKey(schema);
    }

    /**
     * True if the role may do that in the schema. One that is not known has come since, and is the founding role's: if it were not,
     * these rights would not be current.
     */
    public boolean allows(int database, String schema, int role, Privilege privilege) {
        Map<String, SchemaDescriptor> there = schemas.get(database);
        SchemaDescriptor found = there == null ? null : there.get(schema);
        if (found == null) {
            return roles.isSuperuser(role);
        }
        if (found.owner() != null) {
            return true;
        }
        return privilege.isIn(found.access().privilegesOf(roles(database), role, Securable.SCHEMA))
                || privilege == Privilege.USAGE && roles(database).readsOrWritesAll(role);
    }

    /** True if the role may do that with the database. */
    public boolean allows(int database, int role, Privilege privilege) {
        return privilege.isIn(database(database).privilegesOf(roles(database), role, Securable.DATABASE));
    }
}
