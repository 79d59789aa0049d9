package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk of a {@link MemoryWorld}: what lies on it outlives its processes, but a crash loses or tears what was not synced,
 * and may bring back what was deleted just before. Tests damage it here.
 */
public final class MemoryDisk {
    private static final class Segment {
        private final List<Bytes> records = new ArrayList<>();
        private int synced;
    }

    private static final class Run {
        private byte[] content = new byte[0];
        private boolean isFinished;
    }

    private record Dropped(String queue, int number, Object content) {}

    private final Random random;
    private final TreeMap<Integer, Segment> segments = new TreeMap<>();
    private final TreeMap<String, TreeMap<Integer, Run>> queues = new TreeMap<>();
    private final TreeMap<String, Bytes> cells = new TreeMap<>();
    private final List<Runnable> cellWrites = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private int lastSegment;
    private boolean isFailing;
    private long freeBytes = Long.MAX_VALUE;

    MemoryDisk(Random random) {
        this.random = random;
    }

    /** Every write and sync from now on fails. */
    public void failWrites() {
        isFailing = true;
    }

    /** What it says it has left; it takes everything all the same. */
    public void freeBytes(long bytes) {
        freeBytes = bytes;
    }

    /** Flips a bit of a record that is durable. */
    public void rotRecord(int segment, int record) {
        List<Bytes> records = segments.get(segment).records;
        records.set(record, flipped(records.get(record).toArray()));
    }

    public Bytes record(int segment, int record) {
        return segments.get(segment).records.get(record);
    }

    /** Puts a record where another is. */
    public void setRecord(int segment, int record, Bytes content) {
        segments.get(segment).records.set(record, content);
    }

    public int records(int segment) {
        return segments.get(segment).records.size();
    }

    public List<Integer> segments() {
        return List.copyOf(segments.keySet());
    }

    /** Takes a segment away altogether. */
    public void loseSegment(int segment) {
        segments.remove(segment);
    }

    public List<Integer> runs(String queue) {
        return List.copyOf(queue(queue).keySet());
    }

    /** Flips a bit somewhere in a run. */
    public void rotRun(String queue, int run, int offset) {
        Run damaged = queue(queue).get(run);
        damaged.content[offset] ^= 4;
    }

    public int runBytes(String queue, int run) {
        return queue(queue).get(run).content.length;
    }

    /** The bytes of a cell, or null. */
    public Bytes cell(String name) {
        return cells.get(name);
    }

    public void setCell(String name, Bytes value) {
        cells.put(name, value);
    }

    private Bytes flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.wrap(bytes);
    }

    private TreeMap<Integer, Run> queue(String name) {
        TreeMap<Integer, Run> runs = queues.get(name);
        if (runs == null) {
            runs = new TreeMap<>();
            queues.put(name, runs);
        }
        return runs;
    }

    /** The power fails. */
    void crash() {
        bringBack();
        for (int number : segments()) {
            tear(number, segments.get(number));
        }
        for (TreeMap<Integer, Run> runs : queues.values()) {
            for (int number : List.copyOf(runs.keySet())) {
                tear(runs, number);
            }
        }
        int done = random.nextInt(cellWrites.size() + 1);
        cellWrites.subList(0, done).forEach(Runnable::run);
        cellWrites.clear();
        isFailing = false;
        lastSegment = segments.isEmpty() ? 0 : segments.lastKey();
    }

    private void bringBack() {
        int durable = random.nextInt(dropped.size() + 1);
        for (Dropped back : dropped.subList(durable, dropped.size())) {
            if (back.queue == null) {
                segments.put(back.number, (Segment) back.content);
            } else {
                queue(back.queue).putIfAbsent(back.number, (Run) back.content);
            }
        }
        dropped.clear();
    }

    private void tear(int number, Segment segment) {
        if (segment.synced == 0 && random.nextInt(3) == 0) {
            segments.remove(number);
            return;
        }
        for (int at = segment.synced; at < segment.records.size(); at++) {
            int fate = random.nextInt(6);
            if (fate == 0) {
                segment.records.subList(at, segment.records.size()).clear();
            } else if (fate == 1) {
                byte[] torn = segment.records.get(at).toArray();
                int from = random.nextInt(torn.length);
                java.util.Arrays.fill(torn, from, torn.length, (byte) 0);
                segment.records.set(at, Bytes.wrap(torn));
            }
        }
        segment.synced = segment.records.size();
    }

    private void tear(TreeMap<Integer, Run> runs, int number) {
        Run run = runs.get(number);
        if (run.isFinished) {
            return;
        }
        if (random.nextBoolean()) {
            runs.remove(number);
        } else if (run.content.length > 0) {
            run.content[random.nextInt(run.content.length)] ^= 1;
        }
        run.isFinished = true;
    }

    /** The disk as one process sees it. */
    Disk open(MemoryWorld.Process process) {
        return new Open(process);
    }

    private void demandWritable() throws IOException {
        if (isFailing) {
            throw new IOException("input/output error");
        }
    }

    private final class Open implements Disk, Disk.Journal, Disk.Cells {
        private final MemoryWorld.Process process;
        private int current;

        Open(MemoryWorld.Process process) {
            this.process = process;
        }

        @Override
        public Journal journal() {
            return this;
        }

        @Override
        public Runs runs(String queue) {
            return new OpenRuns(process, queue);
        }

        @Override
        public Cells cells() {
            return this;
        }

        @Override
        public Scratch scratch() {
            return new MemoryScratch(() -> freeBytes);
        }

        @Override
        public long freeBytes() {
            return freeBytes;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }

        @Override
        public List<Integer> segments() {
            return MemoryDisk.this.segments();
        }

        @Override
        public void read(int segment, RecordReader reader) throws IOException {
            Segment found = segments.get(segment);
            if (found == null) {
                throw new IOException("there is no segment " + segment);
            }
            for (Bytes record : found.records) {
                if (reader.record(record) == Wanted.NOTHING) {
                    return;
                }
            }
        }

        @Override
        public void roll(int segment) {
            Check.that(segment > lastSegment, "segment %d is not higher than all before", segment);
            segments.put(segment, new Segment());
            lastSegment = segment;
            current = segment;
        }

        @Override
        public void append(List<Bytes> records, Completion<Void> synced) {
            if (current == 0) {
                roll(lastSegment + 1);
            }
            Segment segment = segments.get(current);
            segment.records.addAll(records);
            int count = segment.records.size();
            int number = current;
            process.later(MemoryWorld.Lane.JOURNAL, () -> {
                try {
                    demandWritable();
                    segments.headMap(number).values().forEach(before -> before.synced = before.records.size());
                    segment.synced = count;
                    dropped.removeIf(gone -> gone.queue == null);
                } catch (IOException failed) {
                    process.post(() -> synced.done(null, failed));
                    return;
                }
                process.post(() -> synced.done(null, null));
            });
        }

        @Override
        public void drop(int segment) {
            Check.that(segment != current, "the current segment cannot be dropped");
            Segment gone = segments.remove(segment);
            Check.that(gone != null, "there is no segment %d to drop", segment);
            dropped.add(new Dropped(null, segment, gone));
        }

        @Override
        public Bytes read(String name) {
            return cells.get(name);
        }

        @Override
        public void writeNow(String name, Bytes value) throws IOException {
            demandWritable();
            cells.put(name, value);
        }

        @Override
        public void write(String name, Bytes value, Completion<Void> done) {
            Runnable change = () -> cells.put(name, value);
            cellWrites.add(change);
            process.later(MemoryWorld.Lane.CELLS, () -> {
                cellWrites.remove(change);
                try {
                    demandWritable();
                    change.run();
                } catch (IOException failed) {
                    process.post(() -> done.done(null, failed));
                    return;
                }
                process.post(() -> done.done(null, null));
            });
        }
    }

    private final class OpenRuns implements Disk.Runs {
        private final MemoryWorld.Process process;
        private final String queue;

        OpenRuns(MemoryWorld.Process process, String queue) {
            this.process = process;
            this.queue = queue;
        }

        @Override
        public List<Integer> list() {
            return runs(queue);
        }

        @Override
        public Disk.RunWriter create(int run) throws IOException {
            demandWritable();
            TreeMap<Integer, Run> runs = queue(queue);
            Check.that(runs.isEmpty() || run > runs.lastKey(), "run %d is not higher than all before", run);
            Run created = new Run();
            runs.put(run, created);
            return new Writer(queue, run, created);
        }

        @Override
        public Bytes readNow(int run, long offset, int length) throws IOException {
            Run found = queue(queue).get(run);
            if (found == null || offset + length > found.content.length) {
                throw new IOException("there is no such place in run " + run);
            }
            return Bytes.copyOf(java.util.Arrays.copyOfRange(found.content, (int) offset, (int) offset + length));
        }

        @Override
        public void read(int run, long offset, int length, Completion<Bytes> done) {
            process.later(MemoryWorld.Lane.READS, () -> {
                Bytes[] read = new Bytes[1];
                IOException[] error = new IOException[1];
                try {
                    read[0] = readNow(run, offset, length);
                } catch (IOException failed) {
                    error[0] = failed;
                }
                process.post(() -> done.done(read[0], error[0]));
            });
        }

        @Override
        public void drop(int run) throws IOException {
            Run gone = queue(queue).remove(run);
            if (gone == null) {
                throw new IOException("there is no run " + run);
            }
            dropped.add(new Dropped(queue, run, gone));
        }
    }

    private final class Writer implements Disk.RunWriter {
        private final String queue;
        private final int number;
        private final Run run;
        private int length;

        Writer(String queue, int number, Run run) {
            this.queue = queue;
            this.number = number;
            this.run = run;
            this.length = 7;
            run.content = new byte[64];
        }

        @Override
        public long append(Bytes block) throws IOException {
            demandWritable();
            int offset = length;
            length += block.length() + 5;
            if (length > run.content.length) {
                run.content = java.util.Arrays.copyOf(run.content, length * 2);
            }
            block.copyTo(run.content, offset);
            return offset;
        }

        @Override
        public void finish() throws IOException {
            demandWritable();
            run.isFinished = true;
        }

        @Override
        public void abandon() {
            queue(queue).remove(number);
        }
    }
}
