package io.phantomdb.shard;

import io.phantomdb.base.ShardId;
import io.phantomdb.log.Journal;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.store.Store;
import java.util.List;

/**
 * What a replica remembers, from its two memories. The journal has the hard state and the log since its last compaction;
 * the store has the state up to an applied index, which lies inside that log, or beyond it if the node died between taking
 * over a snapshot and noting so in the journal: then the store's word counts and the log begins after it.
 */
final class Recovery {
    private Recovery() {}

    static RaftGroup.Recovered of(ShardId shard, Journal journal, Store store, Configuration founding) {
        Journal.GroupState logged = journal.recovered(shard.number());
        long applied = store.appliedIndex(shard);
        HardState hardState = logged.hardState();
        Configuration configuration = logged.compactedIndex() == 0
                ? founding
                : Configuration.decode(logged.compactedConfiguration());
        long lastIndex = logged.entries().isEmpty() ? logged.compactedIndex() : logged.entries().getLast().index();
        if (applied <= lastIndex && applied >= logged.compactedIndex()) {
            return new RaftGroup.Recovered(hardState, logged.compactedIndex(), logged.compactedTerm(), configuration,
                    logged.entries(), applied);
        }
        List<Entry> after = logged.entries().stream().filter(entry -> entry.index() > applied).toList();
        long appliedTerm = store.appliedTerm(shard);
        HardState atLeast = hardState.term() >= appliedTerm ? hardState : new HardState(appliedTerm, 0);
        return new RaftGroup.Recovered(atLeast, applied, appliedTerm, Configuration.decode(store.configuration(shard)),
                after, applied);
    }
}
