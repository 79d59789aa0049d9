package io.phantomdb.log;

import io.phantomdb.base.Check;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;

/** A group as its records left it: the entries follow {@code compacted.index()} without a gap. */
public record RecoveredGroup(HardState hardState, Compacted compacted, List<Entry> entries) {
    public RecoveredGroup {
        entries = List.copyOf(entries);
        long expected = compacted.index() + 1;
        for (Entry entry : entries) {
            Check.that(entry.index() == expected++, "entry %d of a recovered log is out of place", entry.index());
        }
    }
}
