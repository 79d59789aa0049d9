package io.phantomdb.raft;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongPredicate;

/** Quorum rounds that confirm a leadership (ReadIndex, Raft thesis §6.4). A round counts what was acknowledged after it began. */
final class Rounds {
    private record Asked(long token, long round) {}

    private final ArrayDeque<Asked> asked = new ArrayDeque<>();
    private long last;

    /** The round that is under way; every append carries it. */
    long current() {
        return last;
    }

    long begin(long token) {
        last++;
        asked.addLast(new Asked(token, last));
        return last;
    }

    void confirm(LongPredicate hasQuorum, long readIndex, List<RaftEffect> effects) {
        while (!asked.isEmpty() && hasQuorum.test(asked.peekFirst().round)) {
            effects.add(new RaftEffect.ReadConfirmed(asked.removeFirst().token, readIndex));
        }
    }

    void refuseAll(List<RaftEffect> effects) {
        while (!asked.isEmpty()) {
            effects.add(new RaftEffect.ReadRefused(asked.removeFirst().token));
        }
    }
}
