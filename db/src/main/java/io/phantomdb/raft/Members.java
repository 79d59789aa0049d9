package io.phantomdb.raft;

import io.phantomdb.log.record.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configurations in a log: each counts from the moment it is appended (Raft §6) and goes with its entry. */
final class Members {
    private final TreeMap<Long, Configuration> byIndex = new TreeMap<>();
    private Configuration current;

    Members(long compactedIndex, Configuration configuration) {
        byIndex.put(compactedIndex, configuration);
        current = configuration;
    }

    Configuration current() {
        return current;
    }

    Configuration at(long index) {
        return byIndex.floorEntry(index).getValue();
    }

    void appended(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.CONFIGURATION) {
                current = Configuration.decode(entry.payload());
                byIndex.put(entry.index(), current);
            }
        }
    }

    void truncatedFrom(long index) {
        byIndex.tailMap(index, true).clear();
        current = byIndex.lastEntry().getValue();
    }

    void compacted(long index) {
        Map.Entry<Long, Configuration> base = byIndex.floorEntry(index);
        byIndex.headMap(index, true).clear();
        byIndex.put(index, base.getValue());
    }

    void installed(long index, Configuration configuration) {
        byIndex.clear();
        byIndex.put(index, configuration);
        current = configuration;
    }
}
