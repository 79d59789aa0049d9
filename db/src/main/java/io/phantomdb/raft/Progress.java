package io.phantomdb.raft;

import java.util.ArrayDeque;

/** What a leader knows of one follower, as in etcd's raft: probing for where the logs agree, replicating, or in need of a snapshot. */
final class Progress {
    enum State {
        /** One append at a time, until one is accepted. */
        PROBE,
        /** Appends follow each other without waiting. */
        REPLICATE,
        /** What it needs is compacted: a snapshot is on its way. */
        SNAPSHOT
    }

    private State state = State.PROBE;
    private long nextIndex;
    private long matchIndex;
    private boolean probeSent;
    private long roundAcknowledged;
    private boolean heardFrom = true;
    private final ArrayDeque<Long> inFlight = new ArrayDeque<>();

    Progress(long nextIndex) {
        this.nextIndex = nextIndex;
    }

    State state() {
        return state;
    }

    long nextIndex() {
        return nextIndex;
    }

    /** Everything up to here is durable there and equal to ours. */
    long matchIndex() {
        return matchIndex;
    }

    long roundAcknowledged() {
        return roundAcknowledged;
    }

    boolean heardFrom() {
        return heardFrom;
    }

    void forgetHeardFrom() {
        heardFrom = false;
    }

    void heard(long round) {
        heardFrom = true;
        roundAcknowledged = Math.max(roundAcknowledged, round);
    }

    boolean maySend(int inFlightMax) {
        return switch (state) {
            case PROBE -> !probeSent;
            case REPLICATE -> inFlight.size() < inFlightMax;
            case SNAPSHOT -> false;
        };
    }

    void sent(long lastIndex) {
        if (state == State.PROBE) {
            probeSent = true;
        } else {
            nextIndex = lastIndex + 1;
            inFlight.addLast(lastIndex);
        }
    }

    void needsSnapshot() {
        state = State.SNAPSHOT;
        inFlight.clear();
    }

    /** True if it moved forward. */
    boolean accepted(long index, long compactedIndex) {
        boolean moved = index > matchIndex;
        matchIndex = Math.max(matchIndex, index);
        nextIndex = Math.max(nextIndex, matchIndex + 1);
        while (!inFlight.isEmpty() && inFlight.peekFirst() <= matchIndex) {
            inFlight.removeFirst();
        }
        if (state == State.PROBE || state == State.SNAPSHOT && matchIndex >= compactedIndex) {
            state = State.REPLICATE;
            inFlight.clear();
        }
        return moved;
    }

    void rejected(long hintIndex) {
        if (state == State.SNAPSHOT) {
            return;
        }
        state = State.PROBE;
        inFlight.clear();
        probeSent = false;
        nextIndex = Math.max(matchIndex + 1, Math.min(nextIndex - 1, hintIndex + 1));
    }

    void snapshotSent(long index, boolean wasAccepted) {
        state = State.PROBE;
        probeSent = false;
        if (wasAccepted) {
            matchIndex = Math.max(matchIndex, index);
            nextIndex = matchIndex + 1;
        }
    }
}
