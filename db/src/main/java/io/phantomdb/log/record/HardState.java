package io.phantomdb.log.record;

import io.phantomdb.base.Check;

/** What a voter must never forget: its term and whom it voted for in it (0 = nobody). One record, written as one. */
public record HardState(long term, int vote) {
    public static final HardState NONE = new HardState(0, 0);

    public HardState {
        Check.that(term >= 0 && vote >= 0, "a hard state has no negative numbers");
    }
}
