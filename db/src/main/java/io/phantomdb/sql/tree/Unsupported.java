package io.phantomdb.sql.tree;

/** A statement of PostgreSQL that PhantomDB does not have: what it is, such as {@code CREATE VIEW}, for a 0A000. */
public record Unsupported(String what, int position) implements Statement {}
