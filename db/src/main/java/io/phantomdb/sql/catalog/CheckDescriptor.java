package io.phantomdb.sql.catalog;

/**
 * A CHECK constraint: every row must make the SQL expression true or NULL.
 *
 * @param validated false while rows from before the constraint have not been looked at
 * @param noInherit children of the table do not have it
 */
public record CheckDescriptor(String name, String sql, boolean validated, boolean noInherit) {
    public CheckDescriptor(String name, String sql, boolean validated) {
        this(name, sql, validated, false);
    }

    public CheckDescriptor(String name, String sql) {
        this(name, sql, true);
    }

    public CheckDescriptor asValidated() {
        return new CheckDescriptor(name, sql, true, noInherit);
    }

    public CheckDescriptor withName(String newName) {
        return new CheckDescriptor(newName, sql, validated, noInherit);
    }

    public CheckDescriptor withSql(String newSql) {
        return new CheckDescriptor(name, newSql, validated, noInherit);
    }

    public CheckDescriptor alone() {
        return new CheckDescriptor(name, sql, validated, true);
    }
}
