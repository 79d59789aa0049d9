package io.phantomdb.sql.execute;

import io.phantomdb.base.Check;
import io.phantomdb.txn.TableVersion;

/**
 * Numbers that a node has taken from a sequence and may give out: {@code first, first + increment …}.
 *
 * @param generation of the sequence's row after they were taken
 */
record SequenceBlock(TableVersion version, long generation, long first, long increment, long count) {
    /** What there is before anything was taken. */
    static final SequenceBlock NONE = new SequenceBlock(new TableVersion(0, 0), -1, 0, 1, 0);

    boolean isEmpty() {
        return count == 0;
    }

    SequenceBlock withoutFirst() {
        Check.that(count > 0, "a number is left");
        return new SequenceBlock(version, generation, first + increment, increment, count - 1);
    }

    SequenceBlock emptied() {
        return new SequenceBlock(version, generation, first, increment, 0);
    }
}
