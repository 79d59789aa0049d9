package io.phantomdb.sql.tree;

/** A part of a statement as it was written. Immutable; child lists are never null, absent children are. */
public interface Node {
    /** Where PostgreSQL would point in an error about it: characters from 1 in the query string, 0 = nowhere. */
    int position();
}
