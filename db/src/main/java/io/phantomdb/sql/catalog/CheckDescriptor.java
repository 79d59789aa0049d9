package io.phantomdb.sql.catalog;

/** A CHECK constraint: every row must make the SQL expression true or NULL. */
public record CheckDescriptor(String name, String sql) {}
