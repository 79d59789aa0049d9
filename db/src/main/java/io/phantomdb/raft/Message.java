package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import java.util.List;

/**
 * What replicas of a group say to each other (Raft, figure 2). Any message may be lost, repeated, late, or out of order.
 * Each carries its sender and the sender's term, except pre-votes, which carry the term that would be campaigned in.
 */
public sealed interface Message {
    int from();

    long term();

    /** "Would you vote for me?" (pre-vote) or "vote for me". */
    record VoteRequest(int from, long term, boolean preVote, long lastIndex, long lastTerm,
            boolean isTransfer) implements Message {}

    record VoteResponse(int from, long term, boolean preVote, boolean granted) implements Message {}

    /** Entries after {@code previousIndex}; none = a heartbeat or probe. A round above 0 wants its number back. */
    record Append(int from, long term, long previousIndex, long previousTerm, List<Entry> entries, long commitIndex,
            long round) implements Message {}

    /**
     * Accepted: everything up to {@code index} is durable there and equal to the leader's. Rejected: the entry before did
     * not match; {@code index} is the highest that may. The round is that of the append it answers.
     */
    record AppendResponse(int from, long term, boolean accepted, long index, long round) implements Message {}

    /** "Campaign now": the leader hands over (Raft thesis §3.10). */
    record TimeoutNow(int from, long term) implements Message {}
}
