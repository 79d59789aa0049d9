package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.List;

/** A node's journal as one process sees it: batches are synced one after the other. */
final class SimJournal implements Disk.Journal {
    private final SimDisk disk;
    private final NodeLife life;
    private int current;
    private long busyUntil;

    SimJournal(SimDisk disk, NodeLife life) {
        this.disk = disk;
        this.life = life;
    }

    private JournalImage image() {
        return disk.image().journal();
    }

    @Override
    public List<Integer> segments() {
        return image().numbers();
    }

    @Override
    public void read(int segment, Disk.RecordReader reader) throws IOException {
        life.block(disk.readNanos());
        disk.demandReadable();
        SegmentImage records = image().segment(segment);
        if (records == null) {
            throw new IOException("there is no segment " + segment);
        }
        for (int index = 0; index < records.count(); index++) {
            if (reader.record(records.record(index)) == Disk.Wanted.NOTHING) {
                return;
            }
        }
    }

    @Override
    public void roll(int segment) {
        image().create(segment);
        current = segment;
    }

    @Override
    public void append(List<Bytes> records, Completion<Void> synced) {
        if (current == 0) {
            roll(image().highest() + 1);
        }
        long bytes = 0;
        for (Bytes record : records) {
            bytes += record.length();
        }
        Simulation simulation = life.simulation();
        simulation.spend(1_000 + bytes / 8);
        simulation.trace().world(life.node(), WorldEvent.JOURNAL_APPEND, records.size(), bytes);
        boolean fits = bytes <= disk.freeBytes();
        JournalImage.Place before = image().synced();
        image().append(current, records);
        int segment = current;
        int count = image().segment(segment).count();
        long begin = Math.max(busyUntil, simulation.moment());
        busyUntil = begin + disk.syncNanos(bytes);
        life.node().appended(busyUntil - simulation.moment());
        disk.completeAfter(busyUntil - simulation.moment(), synced, () -> {
            demandSynced(new JournalImage.Place(segment, count), fits);
            return sync(segment, count, begin, before);
        });
    }

    private void demandSynced(JournalImage.Place place, boolean fits) throws IOException {
        try {
            disk.demandRoom(fits ? 0 : Long.MAX_VALUE);
        } catch (IOException failed) {
            image().missSync(place.segment(), place.count());
            throw failed;
        }
    }

    private Void sync(int segment, int count, long began, JournalImage.Place before) {
        image().sync(segment, count);
        image().vouchFor(before);
        disk.image().synced(began);
        life.simulation().trace().world(life.node(), WorldEvent.JOURNAL_SYNCED, count, segment);
        return null;
    }

    @Override
    public void drop(int segment) {
        Check.that(segment != current, "the current segment cannot be dropped");
        image().drop(segment, life.simulation().moment());
    }
}
