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
 */
final class Rescue {
    private record Place(ShardId group, long index) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Long.compare(index, other.index);
        }
    }

    private Rescue() {}

    /** The last entry that the segment has for each place in the given ranges. */
    static List<EntryRecord> read(Disk.Journal disk, int segment, TreeMap<ShardId, long[]> ranges) throws IOException {
        TreeMap<Place, EntryRecord> last = new TreeMap<>();
        disk.read(segment, bytes -> {
            JournalRecord.Numbered numbered = RecordCodec.decode(bytes);
            if (numbered != null && numbered.record() instanceof EntryRecord entry) {
                long index = entry.entry().index();
                long[] range = ranges.get(entry.group());
                if (range != null && index >= range[0] && index <= range[1]) {
                    last.put(new Place(entry.group(), index), entry);
                }
            }
            return numbered == null ? Disk.Wanted.NOTHING : Disk.Wanted.NEXT;
        });
        return new ArrayList<>(last.values());
    }
}
