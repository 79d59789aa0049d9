package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;

/** What the owner of a replica has to do, in order. */
public sealed interface RaftEffect {
    /**
     * Make durable, in this order: forget the log from {@code truncateFrom} on (0 = nothing), append the entries, keep the
     * hard state (null = unchanged). Then tell {@link Event.Persisted} with the sequence. Sequences ascend.
     */
    record Persist(long sequence, HardState hardState, long truncateFrom, List<Entry> entries) implements RaftEffect {}

    record Send(int to, Message message) implements RaftEffect {}

    /** These entries are committed: apply them in order. Each entry is told once in the life of a machine. */
    record Commit(List<Entry> entries) implements RaftEffect {}

    /** The proposal has these indexes in this term. Comes in the same step as the proposal. */
    record Appended(long firstIndex, long term, int count) implements RaftEffect {}

    /** This replica does not lead: nothing was appended. */
    record ProposalRefused() implements RaftEffect {}

    /** The replica led in a round that began after the token was given, and everything committed then is at or below the index. */
    record ReadConfirmed(long token, long readIndex) implements RaftEffect {}

    record ReadRefused(long token) implements RaftEffect {}

    /** Role, term or known leader (0 = none) changed. */
    record RoleChanged(Role role, long term, int leader) implements RaftEffect {}

    /** This follower needs entries that are gone: bring it a snapshot, then tell {@link Event.SnapshotSent}. */
    record SendSnapshot(int to) implements RaftEffect {}
}
