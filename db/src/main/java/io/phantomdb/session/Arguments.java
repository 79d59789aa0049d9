package io.phantomdb.session;

import io.phantomdb.rows.Type;

/** Values for the parameters of a prepared statement, as the client wrote them. */
public interface Arguments {
    int count();

    /** What they are charged to the session's memory. */
    long bytes();

    /** The datum at a place, from 0; null is NULL. 22P02, 22P03 or the like if it makes no sense as that type. */
    Object value(int index, Type type);
}
