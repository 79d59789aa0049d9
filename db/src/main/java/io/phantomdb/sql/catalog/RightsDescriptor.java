package io.phantomdb.sql.catalog;

import java.util.List;

/**
 * What stands for all roles, memberships and privileges that have no descriptor of their own: those on schemas and databases. It has
 * a version and a fence like a table, and whoever was allowed something by them depends on it; what they are is in rows of their own.
 */
public record RightsDescriptor() implements TableDescriptor.Nature {
    /** Before the first role was made nothing of it is stored. */
    static TableDescriptor first() {
        return new TableDescriptor(SystemTables.RIGHTS, "", "rights", 1, TableDescriptor.State.PUBLIC, List.of(),
                List.of(), List.of(), 0, 1, 1).withNature(new RightsDescriptor());
    }
}
