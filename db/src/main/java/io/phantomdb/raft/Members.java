package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import java.util.Map;
import java.util.TreeMap;

/** The configurations in a log: each counts from the moment it is appended (Raft §6) and goes with its entry. */
final class Members {
    private final TreeMap<Long, Configuration> byIndex = new TreeMap<>();

    Members(long compactedIndex, Configuration configuration) {
        byIndex.put(compactedIndex, configuration);
    }

    Configuration current() {
        return byIndex.lastEntry().getValue();
    }

    Configuration at(long index) {
        return byIndex.floorEntry(index).getValue();
    }

    void appended(Entry entry) {
        if (entry.kind() == Entry.Kind.CONFIGURATION) {
            byIndex.put(entry.index(), Configuration.decode(entry.payload()));
        }
    }

    void truncatedFrom(long index) {
        byIndex.tailMap(index, true).clear();
    }

    void compacted(long index) {
        Map.Entry<Long, Configuration> base = byIndex.floorEntry(index);
        byIndex.headMap(index, true).clear();
        byIndex.put(index, base.getValue());
    }

    void installed(long index, Configuration configuration) {
        byIndex.clear();
        byIndex.put(index, configuration);
    }
}
