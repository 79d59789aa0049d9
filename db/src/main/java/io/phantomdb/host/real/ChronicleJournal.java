package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The journal as the store loop sees it: what it asks for is handed to the {@link JournalWriter} in order. */
final class ChronicleJournal implements Disk.Journal {
    /** Nothing is looked up by index here, so an index entry is needed rarely. */
    private static final int INDEX_COUNT = 2_048;
    private static final int INDEX_SPACING = 64;

    private final Path directory;
    private final CycleQueue queue;
    private final JournalWriter writer;
    private final TreeSet<Integer> segments;
    /** 0 until the first roll of this process. */
    private int current;

    private ChronicleJournal(Path directory, CycleQueue queue, JournalWriter writer, TreeSet<Integer> segments) {
        this.directory = directory;
        this.queue = queue;
        this.writer = writer;
        this.segments = segments;
    }

    static ChronicleJournal open(Path directory, String name, long reserveBytes, Workers workers, StoreLoop loop)
            throws IOException {
        rewriteWhatMayNotBeThere(directory);
        CycleQueue queue = CycleQueue.open(directory, INDEX_COUNT, INDEX_SPACING);
        TreeSet<Integer> segments = new TreeSet<>(CycleQueue.cycles(directory));
        for (int segment : segments) {
            Durable.forceFile(CycleQueue.existingFile(directory, segment));
        }
        SegmentReserve reserve = new SegmentReserve(directory, reserveBytes, workers);
        return new ChronicleJournal(directory, queue, JournalWriter.start(name, queue, reserve, loop), segments);
    }

    /**
     * If the last process ended because a force failed, the operating system has what should have been written, reads it
     * back and takes it for written: no later force does anything about it, and a power failure would take what this process
     * has read (Rebello et al., "Can Applications Recover from fsync Failures?", ATC 2020). A batch lies in the last segment
     * of its process, or in that and the one before.
     */
    private static void rewriteWhatMayNotBeThere(Path directory) throws IOException {
        List<Path> last = CycleQueue.filesOfTheLastProcess(directory);
        for (Path file : last.subList(Math.max(0, last.size() - 2), last.size())) {
            Durable.rewrite(file);
        }
    }

    @Override
    public synchronized List<Integer> segments() {
        return List.copyOf(segments);
    }

    @Override
    public void read(int segment, Disk.RecordReader reader) throws IOException {
        CycleFile.read(CycleQueue.existingFile(directory, segment), reader);
    }

    @Override
    public synchronized void roll(int segment) {
        Check.that(segments.isEmpty() || segment > segments.last(), "segment %d is not above all before", segment);
        Check.that(segment > current, "segment %d comes after %d", segment, current);
        segments.add(segment);
        current = segment;
        writer.submit(new JournalWriter.Roll(segment));
    }

    @Override
    public void append(List<Bytes> records, Completion<Void> synced) {
        if (current == 0) {
            roll(nextSegment());
        }
        writer.submit(new JournalWriter.Append(records, synced));
    }

    private synchronized int nextSegment() {
        return segments.isEmpty() ? 1 : segments.last() + 1;
    }

    @Override
    public synchronized void drop(int segment) {
        Check.that(segment != current, "segment %d is in use", segment);
        segments.remove(segment);
        writer.submit(new JournalWriter.Drop(segment));
    }

    /** Returns when what was handed over is on the disk or has failed. */
    void close() throws IOException, InterruptedException {
        writer.close();
        queue.close();
    }
}
