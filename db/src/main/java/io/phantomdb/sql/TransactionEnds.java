package io.phantomdb.sql;

import io.phantomdb.txn.Transaction;

/** Ends transactions in the middle of a statement, as procedures and DO may (PostgreSQL 15, chapter 43.8). */
public interface TransactionEnds {
    /**
     * Commits the transaction under way or rolls it back, and begins the next: with its isolation level and access mode if
     * {@code chain}, else with those that the session's transactions begin with. What the commit throws is thrown; after a
     * {@code RetryError} the whole statement is tried again, unless it has ended a transaction before.
     */
    Transaction end(boolean commits, boolean chain);
}
