package io.phantomdb.simulator.raft;

import io.phantomdb.host.Trace;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import io.phantomdb.raft.LogMark;
import io.phantomdb.raft.RaftEffect;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.simulator.invariant.LogsOnDisk;
import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import io.phantomdb.simulator.invariant.SameStateAtSameIndex;
import java.util.List;

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

    /** It has given an append to its journal. */
    record Writing(long truncateFrom) implements ReplicaEvent, LogsOnDisk.Writing {
        @Override
        public String kind() {
            return "raft.writing";
        }

        @Override
        public String text() {
            return "truncate=" + truncateFrom;
        }
    }

    /** The append is durable. */
    record Written(long truncateFrom, long firstIndex, List<Long> terms, long hardTerm, long vote)
            implements
                ReplicaEvent,
                LogsOnDisk.Written {
        static Written of(RaftEffect.Persist persist) {
            HardState hard = persist.hardState() == null ? HardState.NONE : persist.hardState();
            List<Entry> entries = persist.entries();
            return new Written(persist.truncateFrom(), entries.isEmpty() ? 0 : entries.getFirst().index(), termsOf(
                    entries), hard.term(), hard.vote());
        }

        @Override
        public String kind() {
            return "raft.written";
        }

        @Override
        public String text() {
            return "truncate=" + truncateFrom + " first=" + firstIndex + " count=" + terms.size() + " term=" + hardTerm
                    + " vote=" + vote;
        }
    }

    /** It has begun to put a snapshot in place; its log may have another entry there: its end never came true. */
    record Installing(long index, boolean isOtherHistory) implements ReplicaEvent, Trace.Event {
        @Override
        public String kind() {
            return "raft.installing";
        }

        @Override
        public String text() {
            return "index=" + index;
        }
    }

    /** Its state as of that entry is durable. */
    record StateWritten(long index, long term) implements ReplicaEvent, LogsOnDisk.StateWritten {
        @Override
        public String kind() {
            return "raft.state-written";
        }

        @Override
        public String text() {
            return "index=" + index + " term=" + term;
        }
    }

    /** What it begins with. */
    record Found(long hardTerm, long vote, long stateIndex, long stateTerm, long firstIndex, List<Long> terms,
            boolean isVoid) implements ReplicaEvent, LogsOnDisk.Found {
        static Found of(RaftGroup.Recovered recovered, LogMark state) {
            HardState hard = recovered.hardState();
            return new Found(hard.term(), hard.vote(), state.index(), state.term(), recovered.compactedIndex() + 1,
                    termsOf(recovered.entries()), recovered.voidFrom() != 0);
        }

        @Override
        public String kind() {
            return "raft.found";
        }

        @Override
        public String text() {
            return "term=" + hardTerm + " vote=" + vote + " state=" + stateIndex + " first=" + firstIndex + " count="
                    + terms.size() + (isVoid ? " void" : "");
        }
    }

    private static List<Long> termsOf(List<Entry> entries) {
        return entries.stream().map(Entry::term).toList();
    }
}
