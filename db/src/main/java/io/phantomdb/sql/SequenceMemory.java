package io.phantomdb.sql;

import java.util.TreeMap;

/** What a session was given of sequences: currval and lastval. One story's; survives transactions, whatever becomes of them. */
public final class SequenceMemory {
    private final TreeMap<Integer, Long> values = new TreeMap<>();
    private Integer last;

    /** A number was drawn. */
    void drawn(int sequenceId, long value) {
        values.put(sequenceId, value);
        last = sequenceId;
    }

    /** The sequence was set to a value as if it had been drawn. */
    void set(int sequenceId, long value) {
        values.put(sequenceId, value);
    }

    /** Null if the session was given none of this sequence. */
    Long current(int sequenceId) {
        return values.get(sequenceId);
    }

    /** Null if the session was given none at all. */
    Long last() {
        return last == null ? null : values.get(last);
    }

    /** DISCARD SEQUENCES. */
    public void forget() {
        values.clear();
        last = null;
    }
}
