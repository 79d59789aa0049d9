package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.sql.roles.Access;
import java.util.List;

/**
 * A database: a number that its schemas and tables are kept under. It has no version, as nothing of it is cached.
 *
 * @param isDropped what every cluster begins with is there without being stored; so that it is gone has to be
 */
public record DatabaseDescriptor(int id, String name, boolean isDropped, boolean isTemplate,
        boolean allowsConnections, Access access) {
    /** The database that a cluster is founded with. What is stored without a number belongs to it. */
    public static final int FOUNDING = 16_383;
    /** Its name. It stays: whoever asks for no database is connected to it. */
    public static final String FOUNDING_NAME = "phantom";

    private static final int POSTGRES = 5;
    private static final int TEMPLATE0 = 4;
    private static final int TEMPLATE1 = 1;

    public DatabaseDescriptor {
        Check.that(id >= 1, "ids count from 1");
    }

    /** One that people have made. */
    public static DatabaseDescriptor of(int id, String name) {
        return new DatabaseDescriptor(id, name, false, false, true, Access.FOUNDING);
    }

    public DatabaseDescriptor named(String newName) {
        return new DatabaseDescriptor(id, newName, isDropped, isTemplate, allowsConnections, access);
    }

    public DatabaseDescriptor withAccess(Access newAccess) {
        return new DatabaseDescriptor(id, name, isDropped, isTemplate, allowsConnections, newAccess);
    }

    DatabaseDescriptor dropped() {
        return new DatabaseDescriptor(id, name, true, isTemplate, allowsConnections, access);
    }

    /** What every cluster begins with, as PostgreSQL numbers it. */
    static List<DatabaseDescriptor> builtIn() {
        return List.of(of(FOUNDING, FOUNDING_NAME), of(POSTGRES, "postgres"),
                new DatabaseDescriptor(TEMPLATE0, "template0", false, true, false, Access.FOUNDING),
                new DatabaseDescriptor(TEMPLATE1, "template1", false, true, true, Access.FOUNDING));
    }
}
