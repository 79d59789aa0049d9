package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.FatalError;
import io.phantomdb.log.Compacted;
import io.phantomdb.log.RecoveredGroup;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.LogMark;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.store.Applied;

/**
 * What a replica remembers, from its two memories. The journal has the hard state and the log since its last compaction;
 * the store has the state up to an applied index, which lies inside that log, or beyond it if the node died between taking
 * over a snapshot and noting so in the journal: then the store's word counts and the log begins after it.
 */
final class Recovery {
    private Recovery() {}

    /**
     * The journal's part is null for a replica that was never written to. Memories that do not fit together, because one of
     * them was put back as it once was or is gone, are a {@link FatalError}.
     */
    static RaftGroup.Recovered of(RecoveredGroup logged, Applied applied, Configuration founding) {
        LogMark state = new LogMark(applied.index(), applied.term(), configuration(applied.configuration(), founding));
        if (logged == null) {
            demand(applied.index() == 0, "the store has a state of which the journal knows nothing");
            return RaftGroup.Recovered.fresh(founding);
        }
        Compacted compacted = logged.compacted();
        demand(applied.index() >= compacted.index(), "the store is at entry " + applied.index()
                + " of a log whose entries up to " + compacted.index() + " are gone");
        demand(applied.term() <= logged.hardState().term(), "the store has something of term " + applied.term()
                + ", and the journal knows no later one than " + logged.hardState().term());
        LogMark beginning = new LogMark(compacted.index(), compacted.term(), configuration(compacted.configuration(),
                founding));
        return RaftGroup.Recovered.reconciled(logged.hardState(), beginning, logged.entries(), state);
    }

    private static void demand(boolean fits, String otherwise) {
        if (!fits) {
            throw new FatalError("journal and store do not belong together (" + otherwise
                    + "): some of the data directory"
                    + " is missing or was put back from earlier; empty it and let this node join the cluster as a new"
                    + " node, its data is on the others");
        }
    }

    /** The store notes no configuration until the first change of it. */
    static Configuration configuration(Bytes encoded, Configuration founding) {
        return encoded.isEmpty() ? founding : Configuration.decode(encoded);
    }
}
