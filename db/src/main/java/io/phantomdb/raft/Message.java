package io.phantomdb.raft;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import java.util.List;

/**
 * What replicas of a group say to each other (Raft, figure 2). Any message may be lost, repeated, late, or out of order.
 * Each carries its sender and the sender's term, except pre-votes, which carry the term that would be campaigned in.
 */
public sealed interface Message {
    int from();

    long term();

    /** "Would you vote for me?" (pre-vote) or "vote for me". A transfer is wished for by the leader: it disturbs nobody. */
    record VoteRequest(int from, long term, boolean preVote, long lastIndex, long lastTerm,
            boolean isTransfer) implements Message {}

    record VoteResponse(int from, long term, boolean preVote, boolean granted) implements Message {}

    /** Entries after {@code previousIndex}; none = a heartbeat or probe. A round above 0 wants its number back. */
    record Append(int from, long term, long previousIndex, long previousTerm, List<Entry> entries, long commitIndex,
            long round) implements Message {
        public Append {
            Check.that(entries.isEmpty() || entries.getFirst().index() == previousIndex + 1
                    && entries.getLast().index() == previousIndex + entries.size(), "an append with a gap");
        }
    }

    /** Everything up to {@code index} is durable there and equal to the leader's. The round is that of the append. */
    record AppendAccepted(int from, long term, long index, long round) implements Message {}

    /**
     * There is no entry at {@code rejectedIndex}, or one of another term; or the append was from a term that is over. The
     * hint is the last place where the logs can still agree: the last entry there whose term is not above the one asked for.
     */
    record AppendRejected(int from, long term, long rejectedIndex, long hintIndex, long hintTerm,
            long round) implements Message {}

    /** "Campaign now": the leader hands over (Raft thesis §3.10). */
    record TimeoutNow(int from, long term) implements Message {}
}
