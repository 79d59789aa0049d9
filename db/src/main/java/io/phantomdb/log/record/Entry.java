package io.phantomdb.log.record;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;

/** One entry of a Raft log. The payload is opaque to raft and log. */
public record Entry(long index, long term, Kind kind, Bytes payload) {
    /** What the payload is for. */
    public enum Kind {
        /** Empty: the first entry of a leader's term (Raft §8). */
        TERM_START,
        /** Effects for the state machine. */
        EFFECTS,
        /** A group configuration. */
        CONFIGURATION
    }

    public Entry {
        Check.that(index >= 1 && term >= 1, "an entry has index and term from 1");
    }
}
