package io.phantomdb.shard;

import io.phantomdb.base.Check;
import io.phantomdb.log.Compacted;
import io.phantomdb.log.RecoveredGroup;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import io.phantomdb.raft.Configuration;
import io.phantomdb.raft.RaftGroup;
import io.phantomdb.store.Applied;
import java.util.List;

/**
 * What a replica remembers, from its two memories. The journal has the hard state and the log since its last compaction;
 * the store has the state up to an applied index, which lies inside that log, or beyond it if the node died between taking
 * over a snapshot and noting so in the journal: then the store's word counts and the log begins after it.
 */
final class Recovery {
    private Recovery() {}

    /** The journal's part is null for a replica that was never written to. */
    static RaftGroup.Recovered of(RecoveredGroup logged, Applied applied, Configuration founding) {
        if (logged == null) {
            return applied.index() == 0
                    ? RaftGroup.Recovered.fresh(founding)
                    : fromStore(HardState.NONE, applied, founding, List.of());
        }
        Compacted compacted = logged.compacted();
        Check.that(applied.index() >= compacted.index(), "the log before %d is gone, but the store ends at %d",
                compacted
                        .index(),
                applied.index());
        long lastIndex = compacted.index() + logged.entries().size();
        if (applied.index() > lastIndex) {
            return fromStore(logged.hardState(), applied, founding, List.of());
        }
        return new RaftGroup.Recovered(logged.hardState(), compacted.index(), compacted.term(), configuration(compacted
                .configuration(), founding), logged.entries(), applied.index());
    }

    private static RaftGroup.Recovered fromStore(HardState logged, Applied applied, Configuration founding,
            List<Entry> after) {
        HardState atLeast = logged.term() >= applied.term() ? logged : new HardState(applied.term(), 0);
        return new RaftGroup.Recovered(atLeast, applied.index(), applied.term(), configuration(applied.configuration(),
                founding), after, applied.index());
    }

    private static Configuration configuration(io.phantomdb.base.Bytes encoded, Configuration founding) {
        return encoded.isEmpty() ? founding : Configuration.decode(encoded);
    }
}
