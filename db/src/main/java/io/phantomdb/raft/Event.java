package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import java.util.List;

/** What happens to a replica. */
public sealed interface Event {
    /** The time that was asked for by {@link RaftGroup#nextDeadlineNanos()} has come, or any other. */
    record TimePassed() implements Event {}

    record Received(Message message) implements Event {}

    /** Appends payloads of effects, if this replica leads. The list must not change afterwards. */
    record Propose(List<Bytes> payloads) implements Event {}

    /**
     * Wants to know, by a quorum round that begins after this, that this replica still leads. The token comes back, once
     * an entry of the leader's own term is committed.
     */
    record ConfirmLeadership(long token) implements Event {}

    /** Everything handed out in {@link RaftEffect.Persist} up to this sequence is durable. */
    record Persisted(long sequence) implements Event {}

    /**
     * The state machine's state up to this index is durable elsewhere: the log up to it is not needed any more. A follower
     * that lacks it will need a snapshot; while one is being shipped, what follows it should stay.
     */
    record Compact(long upToIndex) implements Event {}

    /**
     * A snapshot has durably replaced the state machine's state. Whether it may is to be asked with {@link
     * RaftGroup#acceptsSnapshot} when the replacement begins; what is committed until it is done is applied afterwards, as
     * far as it lies above the index.
     */
    record SnapshotInstalled(long index, long term, Configuration configuration) implements Event {}

    /**
     * Bringing a snapshot to a follower has ended: accepted if the follower says that it stands at the index or beyond.
     * Follows every {@link RaftEffect.SendSnapshot} of a term, however late; until then the follower gets no entries.
     */
    record SnapshotSent(int to, long index, boolean accepted) implements Event {}

    /**
     * Hands the leadership to that voter, if it catches up within an election timeout; proposals are refused meanwhile.
     * That it has worked is seen by {@link RaftEffect.RoleChanged}.
     */
    record TransferLeadership(int to) implements Event {}
}
