package io.phantomdb.log;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.Probes;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loops;
import io.phantomdb.log.JournalRecord.DurableMark;
import io.phantomdb.log.JournalRecord.EntryRecord;
import io.phantomdb.log.JournalRecord.HardStateRecord;
import io.phantomdb.log.JournalRecord.SegmentHeader;
import io.phantomdb.log.JournalRecord.SnapshotMark;
import io.phantomdb.log.JournalRecord.Truncate;
import io.phantomdb.log.record.Entry;
import io.phantomdb.log.record.HardState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The node's one journal, shared by all Raft groups. An owner: everything is called on the store loop, and calls back on
 * it. What is handed over during a turn is one append and one sync for all groups; while that is under way the next
 * batch gathers. A failed append or sync, and damage found at the opening, is a {@link io.phantomdb.base.FatalError},
 * thrown on a turn of the loop.
 */
public final class Journal {
    /** The journal, and what it held for each group. */
    public record Opened(Journal journal, SortedMap<ShardId, RecoveredGroup> groups) {}

    private final JournalSettings settings;
    private final Disk.Journal disk;
    private final Loops loops;
    private final Probes probes;
    private final LiveRecords live;
    private final long owner;
    private final AnchorCell anchor;
    private final TreeSet<Integer> segments;

    /** The segment that is appended to; 0 before the first append. */
    private int segment;
    /** The last segment that holds anything good. */
    private int lastSegment;
    private long segmentBytes;
    /** The number of the last record handed to the disk. */
    private long sequence;
    /** Records up to this number are synced. */
    private long durable;
    /** Records up to this number are marked as synced by a later one. */
    private long marked;

    private List<JournalRecord> gathering = new ArrayList<>();
    private List<Runnable> waiting = new ArrayList<>();
    private boolean isScheduled;
    private boolean isSyncing;
    private boolean isRescuing;
    /** What the rescue found, waiting for the next batch; null = none. */
    private List<Rescue.Found> rescued;

    private Journal(JournalSettings settings, Host host, JournalRecovery.Found found) {
        this.probes = host.trace();
        this.settings = settings;
        this.disk = host.disk().journal();
        this.loops = host.loops();
        this.live = found.live();
        this.owner = found.anchor().owner();
        this.anchor = new AnchorCell(host, found.anchor());
        this.segments = new TreeSet<>(found.segments());
        this.lastSegment = found.lastSegment();
        this.sequence = found.lastGood();
        this.durable = found.lastGood();
    }

    /**
     * Reads what the disk holds and hands it over on the loop. The owner is a number of this node alone (0: any): the
     * journal of another, put into this one's directory by mistake, is refused.
     */
    public static void open(JournalSettings settings, long owner, Host host, Consumer<Opened> opened) {
        host.loops().work("journal.recovery", () -> JournalRecovery.read(host.disk(), owner), (found, error) -> {
            if (error != null) {
                throw error instanceof FatalError fatal ? fatal : new FatalError("the journal cannot be read", error);
            }
            tell(found, host.trace());
            opened.accept(new Opened(new Journal(settings, host, found), found.groups()));
        });
    }

    private static void tell(JournalRecovery.Found found, Probes probes) {
        if (found.isTailTorn()) {
            probes.reached(LogProbe.TORN_TAIL);
        }
        if (found.hasStraySegments()) {
            probes.reached(LogProbe.SEGMENT_CAME_BACK);
        }
    }

    /**
     * Writes, in this order: the hard state (null = unchanged), the removal of all entries from {@code truncateFrom} on (0 =
     * none), the entries. Calls back, in the order of the calls, when all of it is durable.
     */
    public void append(ShardId group, HardState hardState, long truncateFrom, List<Entry> entries,
            Runnable durableNow) {
        if (hardState != null) {
            gathering.add(new HardStateRecord(group, hardState));
        }
        if (truncateFrom > 0) {
            gathering.add(new Truncate(group, truncateFrom));
        }
        for (Entry entry : entries) {
            gathering.add(new EntryRecord(group, entry));
        }
        waiting.add(durableNow);
        schedule();
    }

    /** The group needs its entries up to {@code index} no more; those above stay. */
    public void compacted(ShardId group, long index, long term, Bytes configuration) {
        gathering.add(new SnapshotMark(group, new Compacted(index, term, configuration)));
        schedule();
    }

    /** How many segments there are: many of them mean that some group's log should be compacted. */
    public int segments() {
        return segments.size();
    }

    /** What comes later in this turn, and in those that are posted already, still joins the batch. */
    private void schedule() {
        if (!isScheduled && !isSyncing) {
            isScheduled = true;
            loops.store().post(() -> {
                isScheduled = false;
                send();
            });
        }
    }

    private void send() {
        if (isSyncing || gathering.isEmpty() && waiting.isEmpty() && rescued == null) {
            return;
        }
        List<JournalRecord> batch = rescuedFirst(gathering);
        if (batch.isEmpty() && waiting.isEmpty()) {
            return;
        }
        List<Runnable> callbacks = waiting;
        gathering = new ArrayList<>();
        waiting = new ArrayList<>();
        List<Bytes> records = new ArrayList<>(batch.size() + 1);
        begin(batch, records);
        for (JournalRecord record : batch) {
            put(record, records);
        }
        isSyncing = true;
        long last = sequence;
        disk.append(records, (nothing, error) -> synced(last, callbacks, error));
    }

    /** What is written again goes first: it is what counts now, and what follows may override it. */
    private List<JournalRecord> rescuedFirst(List<JournalRecord> batch) {
        if (rescued == null) {
            return batch;
        }
        int oldest = segments.first();
        List<JournalRecord> all = new ArrayList<>(live.statesIn(oldest));
        for (Rescue.Found found : rescued) {
            if (live.isLive(found.entry(), found.sequence())) {
                all.add(found.entry());
                probes.reached(LogProbe.WRITTEN_AGAIN);
            } else {
                probes.reached(LogProbe.WRITTEN_AGAIN_IN_VAIN);
            }
        }
        if (all.size() < live.recordsIn(oldest)) {
            throw new FatalError("segment " + oldest + " of the journal is damaged: some of what it held cannot be read"
                    + " any more; empty the data directory of this node and let it join the cluster as a new node, its"
                    + " data is on the others");
        }
        all.addAll(batch);
        rescued = null;
        isRescuing = false;
        return all;
    }

    private void begin(List<JournalRecord> batch, List<Bytes> records) {
        long bytes = 0;
        for (JournalRecord record : batch) {
            bytes += JournalRecord.sizeOf(record);
        }
        if (segment == 0 || segmentBytes > 0 && segmentBytes + bytes > settings.segmentBytesMax()) {
            roll(records);
        } else if (durable > marked || batch.isEmpty()) {
            marked = durable;
            put(new DurableMark(durable), records);
        }
    }

    private void roll(List<Bytes> records) {
        segment = Math.max(lastSegment, segments.isEmpty() ? 0 : segments.last()) + 1;
        segmentBytes = 0;
        segments.add(segment);
        disk.roll(segment);
        marked = durable;
        put(new SegmentHeader(lastSegment, sequence, durable, owner), records);
        lastSegment = segment;
    }

    private void put(JournalRecord record, List<Bytes> records) {
        sequence++;
        Bytes bytes = RecordCodec.encode(sequence, record);
        segmentBytes += bytes.length();
        live.note(new JournalRecord.Numbered(sequence, record), segment);
        records.add(bytes);
    }

    private void synced(long last, List<Runnable> callbacks, Exception error) {
        if (error != null) {
            throw new FatalError(
                    "the journal cannot be written (" + error.getMessage() + "): the node stops, because what"
                            + " the disk has now is not known; look after the disk, then start the node again",
                    error);
        }
        Check.that(isSyncing && last == sequence, "a batch of the journal was synced out of turn");
        durable = last;
        anchor.durable(last);
        isSyncing = false;
        dropWhatIsFree();
        for (Runnable callback : callbacks) {
            callback.run();
        }
        rescueIfLong();
        send();
    }

    /**
     * Oldest first and only while nothing is under way: then all that makes a segment free is durable, and what is left is
     * one piece even if a crash brings dropped segments back. A segment that is being read for a rescue waits.
     */
    private void dropWhatIsFree() {
        List<Integer> free = new ArrayList<>();
        while (!isRescuing && segments.first() < segment && live.isFree(segments.first())) {
            free.add(segments.pollFirst());
        }
        if (!free.isEmpty()) {
            anchor.oldest(segments.first(), () -> free.forEach(disk::drop));
        }
    }

    /** Worth it while at least half of the journal is not needed: then each byte that is written again frees another. */
    private void rescueIfLong() {
        int oldest = segments.first();
        long bytes = segments.size() * settings.segmentBytesMax();
        if (isRescuing || segments.size() <= settings.segmentsMax() || oldest == segment || live.bytes() > bytes / 2) {
            return;
        }
        isRescuing = true;
        TreeMap<ShardId, long[]> ranges = live.entriesIn(oldest);
        if (ranges.isEmpty()) {
            rescued = List.of();
            return;
        }
        loops.work("journal.rescue", () -> Rescue.read(disk, oldest, ranges), (entries, error) -> {
            if (error != null) {
                throw new FatalError("segment " + oldest + " of the journal cannot be read any more", error);
            }
            rescued = entries;
            schedule();
        });
    }
}
