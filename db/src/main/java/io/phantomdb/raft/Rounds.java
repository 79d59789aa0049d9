package io.phantomdb.raft;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Quorum rounds that confirm a leadership (ReadIndex, Raft thesis §6.4). A round counts what was acknowledged after it
 * began, and confirms all rounds before it. A few may be under way; whoever asks beyond that shares the next one.
 */
final class Rounds {
    private static final long UNDER_WAY_MAX = 4;

    private record Asked(long token, long round) {}

    private final ArrayDeque<Asked> asked = new ArrayDeque<>();
    private long last;
    private long confirmed;

    /** The round that was begun last; every append carries it. */
    long current() {
        return last;
    }

    boolean isWaitedFor() {
        return !asked.isEmpty();
    }

    /** Counts the request into the next round. */
    void ask(long token) {
        asked.addLast(new Asked(token, last + 1));
    }

    /** Whether someone waits for a round that has not begun, and it may begin. */
    boolean isDue() {
        return !asked.isEmpty() && asked.peekLast().round > last && last - confirmed < UNDER_WAY_MAX;
    }

    void begin() {
        last++;
    }

    /** A quorum has acknowledged the round and all before it. */
    void confirm(long round, long readIndex, List<RaftEffect> effects) {
        confirmed = Math.max(confirmed, round);
        while (!asked.isEmpty() && asked.peekFirst().round <= confirmed) {
            effects.add(new RaftEffect.ReadConfirmed(asked.removeFirst().token, readIndex));
        }
    }

    void refuseAll(List<RaftEffect> effects) {
        while (!asked.isEmpty()) {
            effects.add(new RaftEffect.ReadRefused(asked.removeFirst().token));
        }
    }
}
