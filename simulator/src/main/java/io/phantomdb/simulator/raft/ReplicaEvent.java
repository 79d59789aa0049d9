package io.phantomdb.simulator.raft;

import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;

/** What a replica tells its trace. */
sealed interface ReplicaEvent {
    /** It leads. */
    record Elected(long group, long replica, long term) implements ReplicaEvent, OneLeaderPerTerm.Elected {
        @Override
        public String kind() {
            return "raft.elected";
        }

        @Override
        public String text() {
            return "replica=" + replica + " term=" + term;
        }
    }

    /** It applied an entry. */
    record Applied(long group, long index, long term, long payloadHash)
            implements
                ReplicaEvent,
                SameEntryEverywhere.Applied {
        @Override
        public String kind() {
            return "raft.applied";
        }

        @Override
        public String text() {
            return "index=" + index + " term=" + term + " sum=" + Long.toHexString(payloadHash);
        }
    }

    /** It folded its state. */
    record Digested(long group, long index, long digest) implements ReplicaEvent, SameStateAtSameIndex.Digested {
        @Override
        public String kind() {
            return "raft.digest";
        }

        @Override
        public String text() {
            return "index=" + index + " digest=" + Long.toHexString(digest);
        }
    }
}
