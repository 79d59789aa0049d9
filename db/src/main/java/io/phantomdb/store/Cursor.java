package io.phantomdb.store;

import io.phantomdb.base.Bytes;

/**
 * Walks keys in order, at each the newest version in reach. Valid within one turn of the loop and until the next change
 * of the store; to go on later, open a new one at {@link #resumeKey()}.
 */
public interface Cursor {
    /** How a step ended. */
    enum Step {
        /** At a row: {@link #key()}, {@link #value()} and {@link #version()} tell which. */
        ROW,
        /** The span is done. */
        END,
        /** A block is not in memory: {@link Store#fetchMissing}, then go on with a new cursor. */
        MISSING,
        /** So much was skipped (deleted rows, versions out of reach) that the turn should end; go on later. */
        PAUSE
    }

    Step next();

    /** The row's key; after ROW only. A view that may keep a block in memory: copy what is kept for long. */
    Bytes key();

    /** The row's value; null only where deletions are shown too. */
    Bytes value();

    long version();

    /**
     * Where to go on after the rows seen so far. Ascending: the start of the span that is left. Descending: its (exclusive)
     * end.
     */
    Bytes resumeKey();
}
