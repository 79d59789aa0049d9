package io.phantomdb.sql.execute;

import java.util.List;

/**
 * One step of a plan at work: gives rows batch by batch, on demand. A row, once given, belongs to whoever took it and is
 * not written to again by the operator; neither may the taker change it.
 */
abstract class Operator {
    static final int BATCH_ROWS = 1024;

    /** The next rows; empty at the end, and from then on. */
    abstract List<Object[]> next();

    /** How many rows it has found, for a batch that it has just given: other than it gave if it has put them together already. */
    long found(List<Object[]> given) {
        return given.size();
    }

    /** How many rows its filter has dropped so far. */
    long removed() {
        return 0;
    }

    /** How much it keeps, or has kept. */
    long keptBytes() {
        return 0;
    }

    /** Whether it keeps the first rows only. */
    boolean keepsFirst() {
        return false;
    }
}
