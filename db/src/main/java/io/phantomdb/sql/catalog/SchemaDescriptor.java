package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;

/**
 * A schema: a name that tables stand under. Nothing else depends on it, so it has no version: whoever puts a table into it
 * reads it in the same transaction.
 *
 * @param isDropped what every database begins with is there without being stored; so that it is gone has to be
 */
public record SchemaDescriptor(int id, String name, boolean isDropped) {
    /** The schema that every database begins with. */
    public static final String PUBLIC = "public";
    /** As PostgreSQL numbers it. */
    public static final int PUBLIC_ID = 2200;

    public SchemaDescriptor {
        Check.that(id >= 1, "ids count from 1");
    }

    static SchemaDescriptor builtIn() {
        return new SchemaDescriptor(PUBLIC_ID, PUBLIC, false);
    }
}
