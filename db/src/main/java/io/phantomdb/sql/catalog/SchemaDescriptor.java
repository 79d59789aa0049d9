package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.sql.roles.Access;
import io.phantomdb.sql.roles.Acl;
import io.phantomdb.sql.roles.Privilege;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.sql.roles.RoleSet;
import io.phantomdb.sql.roles.Securable;

/**
 * A schema: a name that tables stand under. Nothing else depends on it, so it has no version: whoever puts a table into it
 * reads it in the same transaction.
 *
 * @param owner null unless it is for temporary tables
 * @param access whose it is, and who may do what in it
 * @param isDropped what every database begins with is there without being stored; so that it is gone has to be
 */
public record SchemaDescriptor(int id, String name, boolean isDropped, Owner owner, Access access) {
    /** Whose session's temporary tables are in it: the node's, as long as it is this incarnation of it. */
    public record Owner(int node, long incarnation) {}

    /** The schema that every database begins with. */
    public static final String PUBLIC = "public";
    /** As PostgreSQL numbers it. */
    public static final int PUBLIC_ID = 2200;

    public SchemaDescriptor {
        Check.that(id >= 1, "ids count from 1");
    }

    /** One that stays. */
    public SchemaDescriptor(int id, String name, Access access) {
        this(id, name, false, null, access);
    }

    /** The owner of the database may make things in it, everybody may use them (PostgreSQL 15, chapter 5.9.6). */
    static SchemaDescriptor builtIn() {
        Access access = Access.of(RoleSet.DATABASE_OWNER);
        Acl acl = Securable.SCHEMA.byDefault(RoleSet.DATABASE_OWNER).granted(Role.PUBLIC, RoleSet.DATABASE_OWNER,
                Privilege.USAGE.bit(), false);
        return new SchemaDescriptor(PUBLIC_ID, PUBLIC, access.withAcl(acl));
    }

    SchemaDescriptor gone() {
        return new SchemaDescriptor(id, name, true, owner, access);
    }

    public SchemaDescriptor named(String newName) {
        return new SchemaDescriptor(id, newName, isDropped, owner, access);
    }

    public SchemaDescriptor withAccess(Access newAccess) {
        return new SchemaDescriptor(id, name, isDropped, owner, newAccess);
    }
}
