package io.phantomdb.log;

import io.phantomdb.base.ShardId;
import io.phantomdb.host.Disk;
import io.phantomdb.log.JournalRecord.EntryRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads the entries of an old segment that a slow or quiet group still needs, so that they can be written again and the
 * segment can go. Blocking; runs as labour. Which of them are needed is looked at twice: roughly here, so that few are
 * held, and exactly when they are written.
 *
 * <p>What is damaged is passed over. If it was needed it will be missed, and not be mistaken for an earlier entry of the
 * same index: so each comes with its number. If it was not, the damage goes with the segment.
 */
final class Rescue {
    /** An entry, and the number that its record has in the journal. */
    record Found(EntryRecord entry, long sequence) {}

    private record Place(ShardId group, long index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Long.compare(index, other.index);
        }
    }

    private Rescue() {}

    /** The last entry that the segment has for each place in the given ranges. */
    static List<Found> read(Disk.Journal disk, int segment, TreeMap<ShardId, long[]> ranges) throws IOException {
        TreeMap<Place, Found> last = new TreeMap<>();
        disk.read(segment, bytes -> {
            JournalRecord.Numbered numbered = RecordCodec.decode(bytes);
            if (numbered != null && numbered.record() instanceof EntryRecord entry) {
                long index = entry.entry().index();
                long[] range = ranges.get(entry.group());
                if (range != null && index >= range[0] && index <= range[1]) {
                    last.put(new Place(entry.group(), index), new Found(entry, numbered.sequence()));
                }
            }
            return numbered == null ? Disk.Wanted.ANY : Disk.Wanted.NEXT;
        });
        return new ArrayList<>(last.values());
    }
}
