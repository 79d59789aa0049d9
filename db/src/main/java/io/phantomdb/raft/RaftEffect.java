package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;

/** What the owner of a replica has to do, in order. Lists in effects never change afterwards. */
public sealed interface RaftEffect {
    /**
     * Make durable, in this order: forget the log from {@code truncateFrom} on (0 = nothing), append the entries, keep the
     * hard state (null = unchanged). Then tell {@link Event.Persisted} with the sequence. Sequences ascend by one and
     * become durable in order; there may be several under way.
     */
    record Persist(long sequence, HardState hardState, long truncateFrom, List<Entry> entries) implements RaftEffect {}

    /** Send, or lose. Whatever the message claims is durable already. */
    record Send(int to, Message message) implements RaftEffect {}

    /** These entries are committed: apply them in order. Each entry is told once in the life of a machine. */
    record Commit(List<Entry> entries) implements RaftEffect {}

    /**
     * The log begins after this mark now: to be noted in the journal after the Persists before it. Follows
     * {@link Event.Compact} and {@link Event.SnapshotInstalled}, and comes in the first step if {@link
     * RaftGroup.Recovered#reconciled} has found that a snapshot had not been noted.
     */
    record Compacted(LogMark mark) implements RaftEffect {}

    /** The proposal has these indexes in this term. Comes in the same step as the proposal. */
    record Appended(long firstIndex, long term, int count) implements RaftEffect {}

    /** This replica does not lead, or is handing over: nothing was appended. */
    record ProposalRefused() implements RaftEffect {}

    /** The replica led in a round that began after the token was given, and everything committed then is at or below the index. */
    record ReadConfirmed(long token, long readIndex) implements RaftEffect {}

    record ReadRefused(long token) implements RaftEffect {}

    /**
     * Role, term or known leader (0 = none) changed. Comes last in its step: what the step commits was proposed before the
     * change, and nothing can be committed in the step that has taken its place in the log.
     */
    record RoleChanged(Role role, long term, int leader) implements RaftEffect {}

    /**
     * This follower needs entries that are gone: bring it a snapshot, then tell {@link Event.SnapshotSent}. Only of a
     * follower that has answered in this term, so that the term is durable there before the snapshot is.
     */
    record SendSnapshot(int to) implements RaftEffect {}
}
