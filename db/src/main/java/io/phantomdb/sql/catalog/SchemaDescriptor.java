package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;

/**
 * A schema: a name that tables stand under. Nothing else depends on it, so it has no version: whoever puts a table into it
 * reads it in the same transaction.
 *
 * @param owner null unless it is for temporary tables
 * @param isDropped what every database begins with is there without being stored; so that it is gone has to be
 */
public record SchemaDescriptor(int id, String name, boolean isDropped, Owner owner) {
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
    public SchemaDescriptor(int id, String name, boolean isDropped) {
        this(id, name, isDropped, null);
    }

    static SchemaDescriptor builtIn() {
        return new SchemaDescriptor(PUBLIC_ID, PUBLIC, false);
    }
}
