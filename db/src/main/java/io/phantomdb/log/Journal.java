package io.phantomdb.log;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Loops;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * The node's one journal, shared by all Raft groups. An owner: everything is called on the store loop, and calls back on
 * it. What is handed over during a turn is one append and one sync for all groups; while that is under way the next
 * batch gathers. A failed append or sync, and damage found at the opening, is a {@link io.phantomdb.base.FatalError},
 * thrown on a turn of the loop.
 */
public final class Journal {
    private Journal() {}

    /** The journal, and what it held for each group. */
    public record Opened(Journal journal, SortedMap<ShardId, RecoveredGroup> groups) {}

    /** Reads what the disk holds and hands it over on the loop. */
    public static void open(JournalSettings settings, Disk.Journal disk, Loops loops, Consumer<Opened> opened) {
        throw Check.unreachable("not built yet");
    }

    /**
     * Writes, in this order: the hard state (null = unchanged), the removal of all entries from {@code truncateFrom} on (0 =
     * none), the entries. Calls back, in the order of the calls, when all of it is durable.
     */
    public void append(ShardId group, HardState hardState, long truncateFrom, List<Entry> entries, Runnable durable) {
        throw Check.unreachable("not built yet");
    }

    /**
     * The group needs its entries up to {@code index} no more; those above stay, if they follow without a gap, and are
     * forgotten otherwise.
     */
    public void compacted(ShardId group, long index, long term, Bytes configuration) {
        throw Check.unreachable("not built yet");
    }

    /** How many segments there are: many of them mean that some group's log should be compacted. */
    public int segments() {
        throw Check.unreachable("not built yet");
    }
}
