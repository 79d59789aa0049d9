package io.phantomdb.raft;

import io.phantomdb.base.Check;

/**
 * A place in a group's log with all that a log beginning after it must know: where it is, the term of the entry there, and
 * the configuration in force. Index and term 0 are the beginning of a new group.
 */
public record LogMark(long index, long term, Configuration configuration) {
    public LogMark {
        Check.that(index >= 0 && term >= 0 && index == 0 == (term == 0), "index and term begin together");
        Check.present(configuration, "the configuration of a mark");
    }
}
