package io.phantomdb.raft;

import io.phantomdb.base.Check;

/**
 * What a replica goes by. The election timeout is drawn anew between once and twice {@code electionNanos}; a leader that
 * has not heard from a quorum for that long steps down. A round that confirms it is asked of more followers than it needs
 * after {@code roundNanos}.
 */
public record RaftSettings(int self, long electionNanos, long heartbeatNanos, long roundNanos, int appendBytesMax,
        int inFlightMax) {
    public RaftSettings {
        Check.that(self >= 1, "replica numbers begin at 1");
        Check.that(heartbeatNanos > 0 && electionNanos > 2 * heartbeatNanos, "elections must wait for heartbeats");
        Check.that(roundNanos > 0, "a round takes time");
        Check.that(appendBytesMax > 0 && inFlightMax > 0, "nothing could be sent");
    }

    public static RaftSettings of(int self) {
        return new RaftSettings(self, 1_000_000_000L, 150_000_000L, 4_000_000L, 256 << 10, 64);
    }
}
