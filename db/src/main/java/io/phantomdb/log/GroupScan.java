package io.phantomdb.log;

import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.log.JournalRecord.DurableMark;
import io.phantomdb.log.JournalRecord.EntryRecord;
import io.phantomdb.log.JournalRecord.HardStateRecord;
import io.phantomdb.log.JournalRecord.SegmentHeader;
import io.phantomdb.log.JournalRecord.SnapshotMark;
import io.phantomdb.log.JournalRecord.Truncate;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.TreeMap;

/** One group's state, rebuilt record by record. */
final class GroupScan {
    private HardState hardState = HardState.NONE;
    private Compacted compacted = Compacted.NOTHING;
    /** By index; entries that were written again come later than those they stand before. */
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    /** The group a record is about, or null. */
    static ShardId groupOf(JournalRecord record) {
        return switch (record) {
            case EntryRecord entry -> entry.group();
            case HardStateRecord state -> state.group();
            case Truncate truncate -> truncate.group();
            case SnapshotMark mark -> mark.group();
            case SegmentHeader header -> null;
            case DurableMark mark -> null;
        };
    }

    void take(JournalRecord record) {
        switch (record) {
            case EntryRecord(ShardId group, Entry entry) -> entries.put(entry.index(), entry);
            case HardStateRecord(ShardId group, HardState newest) -> hardState = newest;
            case Truncate(ShardId group, long from) -> entries.tailMap(from, true).clear();
            case SnapshotMark(ShardId group, Compacted newest) -> {
                compacted = newest;
                entries.headMap(newest.index(), true).clear();
            }
            case SegmentHeader header -> {
                // About no group.
            }
            case DurableMark mark -> {
                // About no group.
            }
        }
    }

    RecoveredGroup recovered(ShardId group) {
        long expected = compacted.index() + 1;
        for (long index : entries.keySet()) {
            if (index != expected++) {
                throw new FatalError("the journal lacks entry " + (expected - 1) + " of shard " + group
                        + ": empty the data directory of this node and let it join the cluster as a new node");
            }
        }
        return new RecoveredGroup(hardState, compacted, new ArrayList<>(entries.values()));
    }
}
