package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import java.util.List;

/** What happens to a replica. */
public sealed interface Event {
    /** The time that was asked for by {@link RaftGroup#nextDeadlineNanos()} has come, or any other. */
    record TimePassed() implements Event {}

    record Received(Message message) implements Event {}

    /** Appends payloads of effects, if this replica leads. */
    record Propose(List<Bytes> payloads) implements Event {}

    /** Wants to know, by a quorum round that starts now, that this replica still leads. The token comes back. */
    record ConfirmLeadership(long token) implements Event {}

    /** Everything handed out in {@link RaftEffect.Persist} up to this sequence is durable. */
    record Persisted(long sequence) implements Event {}

    /** The state machine's state up to this index is durable elsewhere: the log up to it is not needed any more. */
    record Compact(long upToIndex) implements Event {}

    /** A snapshot has replaced state machine and log; both are durable. */
    record SnapshotInstalled(long index, long term, Configuration configuration) implements Event {}

    /** The owner has finished bringing a snapshot to a follower, or could not. */
    record SnapshotSent(int to, long index, boolean accepted) implements Event {}

    /** Hands the leadership to that replica, if it catches up soon. */
    record TransferLeadership(int to) implements Event {}
}
