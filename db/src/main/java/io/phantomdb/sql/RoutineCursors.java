package io.phantomdb.sql;

import io.phantomdb.txn.Transaction;
import java.util.List;

/**
 * The cursors that routines open: portals of the session, so that whoever is given the name of one, another routine or the
 * client, can fetch from it until the transaction ends (PostgreSQL 15, 43.7). One story's.
 */
public interface RoutineCursors {
    /** One that is open. Rows are numbered from 1; one stands before the first (0), on a row, or behind the last. */
    interface Opened {
        List<Engine.Column> columns();

        long position();

        /** The number of the last row. */
        long last();

        /** Goes there, and not further than just outside; null if there is no such row. */
        Object[] goTo(long number);
    }

    /** A name that none of the session's portals has; the same one when a statement is done again. */
    String freshName();

    /** All rows are there already. 42P03 if the name is taken. */
    void open(String name, Engine.Statement statement, Transaction transaction, PlQueries.Rows rows);

    /** One of the transaction, opened by a routine or by DECLARE; null if there is none. */
    Opened find(String name, Transaction transaction);

    void close(String name);

    /** What is opened from now on can be closed with {@link #closeFrom}. */
    long mark();

    void closeFrom(long mark);
}
