package io.phantomdb.shard;

import io.phantomdb.base.ShardId;
import io.phantomdb.store.Effect;
import java.util.List;

/**
 * What a leader may do while its term lasts. When the term ends, every proposal that is not applied yet and every
 * confirmation that is not given yet is told so once; calls after the end are told so at once.
 */
interface Term {
    ShardId shard();

    long number();

    /** Index of the newest entry that is part of the store. */
    long appliedIndex();

    /** Appends the effects to the log in this turn, and so in this term. */
    void propose(List<Effect> effects, Fate fate);

    /** Asks a majority whether this node still leads, in a round that starts after this call (ReadIndex, Raft §6.4). */
    void confirm(Confirmation confirmation);

    /** What becomes of a proposal. */
    interface Fate {
        void applied(long index);

        /** The term ended first: it may be applied later or never. */
        void lost();
    }

    /** What becomes of a confirmation. */
    interface Confirmation {
        void confirmed();

        void refused();
    }
}
