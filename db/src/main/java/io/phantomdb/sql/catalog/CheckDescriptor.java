package io.phantomdb.sql.catalog;

/**
 * A CHECK constraint: every row must make the SQL expression true or NULL.
 *
 * @param validated false while rows from before the constraint have not been looked at
 */
public record CheckDescriptor(String name, String sql, boolean validated) {
    public CheckDescriptor(String name, String sql) {
        this(name, sql, true);
    }

    public CheckDescriptor asValidated() {
        return new CheckDescriptor(name, sql, true);
    }
}
