package io.phantomdb.log;

import io.phantomdb.base.ShardId;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;

/** What a record of the journal says. Later records override earlier ones. */
sealed interface JournalRecord {
    /** An entry of a group's log; replaces an entry of the same index and leaves all others alone. */
    record EntryRecord(ShardId group, Entry entry) implements JournalRecord {}

    record HardStateRecord(ShardId group, HardState hardState) implements JournalRecord {}

    /** The group's entries from this index on are gone. */
    record Truncate(ShardId group, long from) implements JournalRecord {}

    /** The group's entries up to this index are gone: a snapshot stands for them. */
    record SnapshotMark(ShardId group, Compacted compacted) implements JournalRecord {}

    /**
     * The first record of a segment: what the writer took for good when it began it, the last segment with any of it, and
     * whose journal it is. Records of earlier segments with higher numbers than {@code lastGood} do not count, whatever
     * they look like; those up to {@code durable} were synced and must be there.
     */
    record SegmentHeader(int previousSegment, long lastGood, long durable, long owner) implements JournalRecord {}

    /** All records up to this number had been synced when this one was written. */
    record DurableMark(long durable) implements JournalRecord {}

    /** About how many bytes it will take. */
    static int sizeOf(JournalRecord record) {
        return RecordCodec.HEADER_BYTES + switch (record) {
            case EntryRecord entry -> entry.entry().payload().length() + 1;
            case SnapshotMark mark -> mark.compacted().configuration().length();
            case HardStateRecord hardState -> 0;
            case Truncate truncate -> 0;
            case SegmentHeader header -> Integer.BYTES;
            case DurableMark mark -> 0;
        };
    }

    /** A record with its place in the sequence of all records of the node. */
    record Numbered(long sequence, JournalRecord record) {}
}
