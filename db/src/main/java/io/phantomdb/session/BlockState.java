package io.phantomdb.session;

/** How a session stands between two requests, as ReadyForQuery tells it. */
public enum BlockState {
    /** No transaction block. */
    IDLE,
    /** In a transaction block. */
    OPEN,
    /** In a transaction block that has failed. */
    FAILED
}
