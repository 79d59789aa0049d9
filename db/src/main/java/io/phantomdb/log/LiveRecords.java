package io.phantomdb.log;

import io.phantomdb.base.ShardId;
import io.phantomdb.log.JournalRecord.DurableMark;
import io.phantomdb.log.JournalRecord.EntryRecord;
import io.phantomdb.log.JournalRecord.HardStateRecord;
import io.phantomdb.log.JournalRecord.Numbered;
import io.phantomdb.log.JournalRecord.SegmentHeader;
import io.phantomdb.log.JournalRecord.SnapshotMark;
import io.phantomdb.log.JournalRecord.Truncate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which records of which segment are still needed, so that a segment without any can go. Told of every record in the
 * order of the journal; holds positions and the small states of the groups, never payloads.
 */
final class LiveRecords {
    /** How many live records each segment has, and the bytes of all of them. */
    static final class Tally {
        private final TreeMap<Integer, Integer> recordsBySegment = new TreeMap<>();
        private long bytes;

        void add(int segment, int size) {
            recordsBySegment.merge(segment, 1, Integer::sum);
            bytes += size;
        }

        /** Segment 0 is nowhere. */
        void remove(int segment, int size) {
            if (segment == 0) {
                return;
            }
            bytes -= size;
            int left = recordsBySegment.get(segment) - 1;
            if (left == 0) {
                recordsBySegment.remove(segment);
            } else {
                recordsBySegment.put(segment, left);
            }
        }
    }

    private final Tally tally = new Tally();
    private final TreeMap<ShardId, GroupPlaces> groups = new TreeMap<>();

    /** A record lies at the end of this segment. */
    void note(Numbered numbered, int segment) {
        int bytes = JournalRecord.sizeOf(numbered.record());
        switch (numbered.record()) {
            case EntryRecord(ShardId group, var entry) ->
                places(group).entry(entry.index(), segment, bytes, numbered.sequence());
            case HardStateRecord(ShardId group, var state) -> places(group).hardState(state, segment, bytes);
            case Truncate(ShardId group, long from) -> places(group).truncate(from);
            case SnapshotMark(ShardId group, Compacted compacted) ->
                places(group).compacted(compacted, segment, bytes);
            case SegmentHeader header -> {
                // Says nothing about a group.
            }
            case DurableMark mark -> {
                // Says nothing about a group.
            }
        }
    }

    private GroupPlaces places(ShardId group) {
        GroupPlaces places = groups.get(group);
        if (places == null) {
            places = new GroupPlaces(tally);
            groups.put(group, places);
        }
        return places;
    }

    boolean isFree(int segment) {
        return !tally.recordsBySegment.containsKey(segment);
    }

    /** How many live records the segment has. */
    int recordsIn(int segment) {
        return tally.recordsBySegment.getOrDefault(segment, 0);
    }

    /** The size of all live records. */
    long bytes() {
        return tally.bytes;
    }

    /** Whether this is the record of the entry that counts, and not an earlier one of the same index. */
    boolean isLive(EntryRecord record, long sequence) {
        GroupPlaces places = groups.get(record.group());
        return places != null && places.sequenceOf(record.entry().index()) == sequence;
    }

    /** For each group with live entries in the segment the first and the last of them. */
    TreeMap<ShardId, long[]> entriesIn(int segment) {
        TreeMap<ShardId, long[]> ranges = new TreeMap<>();
        for (Map.Entry<ShardId, GroupPlaces> group : groups.entrySet()) {
            long[] range = group.getValue().rangeIn(segment);
            if (range != null) {
                ranges.put(group.getKey(), range);
            }
        }
        return ranges;
    }

    /** The hard states and snapshot marks that lie in the segment and are needed, to be written again. */
    List<JournalRecord> statesIn(int segment) {
        List<JournalRecord> states = new ArrayList<>();
        for (Map.Entry<ShardId, GroupPlaces> group : groups.entrySet()) {
            GroupPlaces places = group.getValue();
            if (places.hardStateSegment() == segment) {
                states.add(new HardStateRecord(group.getKey(), places.hardState()));
            }
            if (places.compactedSegment() == segment) {
                states.add(new SnapshotMark(group.getKey(), places.compacted()));
            }
        }
        return states;
    }
}
