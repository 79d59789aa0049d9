package io.phantomdb.raft;

import io.phantomdb.base.Check;

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

    private final int replica;
    private final InFlight inFlight;
    private State state = State.PROBE;
    private long nextIndex;
    private long matchIndex;
    private boolean probeSent;
    private long roundAcknowledged;
    private boolean heardFrom = true;

    /** Nothing is known of the follower's log yet: it matches nowhere, and is first asked for the entry before the next. */
    Progress(int replica, long nextIndex, InFlight inFlight) {
        this.replica = replica;
        this.nextIndex = nextIndex;
        this.inFlight = inFlight;
    }

    int replica() {
        return replica;
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

    boolean maySend() {
        return switch (state) {
            case PROBE -> !probeSent;
            case REPLICATE -> inFlight.hasRoom();
            case SNAPSHOT -> false;
        };
    }

    void sent(long lastIndex, long bytes) {
        if (state == State.PROBE) {
            probeSent = true;
        } else {
            nextIndex = lastIndex + 1;
            inFlight.add(lastIndex, bytes);
        }
    }

    /** The log begins after this index now; if that is news to the follower too, it will say so. */
    void atLeastAfter(long compactedIndex) {
        nextIndex = Math.max(nextIndex, compactedIndex + 1);
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
        inFlight.doneTo(matchIndex);
        if (state == State.PROBE || state == State.SNAPSHOT && matchIndex >= compactedIndex) {
            state = State.REPLICATE;
            inFlight.clear();
        }
        return moved;
    }

    /** Whether a rejection is news, not the echo of something that was settled since. */
    boolean isRejection(long rejectedIndex) {
        return rejectedIndex > matchIndex && switch (state) {
            case PROBE -> rejectedIndex == nextIndex - 1;
            case REPLICATE -> rejectedIndex < nextIndex;
            case SNAPSHOT -> false;
        };
    }

    /** Goes back to asking, where the logs can agree at the latest. */
    void rejected(long rejectedIndex, long agreeingIndex) {
        Check.that(rejectedIndex > matchIndex, "a follower denies what it has acknowledged");
        state = State.PROBE;
        inFlight.clear();
        probeSent = false;
        nextIndex = Math.max(matchIndex + 1, Math.min(rejectedIndex, agreeingIndex + 1));
    }

    void snapshotSent(long index, boolean wasAccepted) {
        state = State.PROBE;
        // After a failure only the next heartbeat asks again: a broken way must not be tried without a pause.
        probeSent = !wasAccepted;
        if (wasAccepted) {
            matchIndex = Math.max(matchIndex, index);
        }
        nextIndex = Math.max(nextIndex, matchIndex + 1);
    }
}
