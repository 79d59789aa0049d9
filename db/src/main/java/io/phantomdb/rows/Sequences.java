package io.phantomdb.rows;

/**
 * Sequences as functions call them (PostgreSQL 15, chapter 9.17). A sequence is named by a String, as a relation is written
 * in SQL, or by its id, a Long. May wait. 42P01 if there is none of that name, 42809 if it is something else.
 */
public interface Sequences {
    /** What SELECT shows of a sequence. */
    record State(long lastValue, long logCount, boolean called) {}

    /** Another number; 2200H at the end of one that does not cycle. */
    long next(Object sequence);

    /** What the session was given last of this sequence; 55000 if it was given none. */
    long current(Object sequence);

    /** What the session was given last of any sequence; 55000 if it was given none. */
    long last();

    /** Goes on behind the value, or with it if it was not called; 22003 if that is out of bounds. Returns the value. */
    long set(Object sequence, long value, boolean called);

    /** Goes on with the first number, as after ALTER SEQUENCE … RESTART. */
    void restart(Object sequence);

    /** The same all through a statement. */
    State state(Object sequence);

    /** What anybody was given last of this sequence, at least; null if nobody was given any. */
    Long lastValue(Object sequence);

    /** A relation's whole name. */
    record Name(String schema, String name) {}

    /** The sequence that goes with a column; null if there is none. */
    Name ofColumn(String table, String column);
}
