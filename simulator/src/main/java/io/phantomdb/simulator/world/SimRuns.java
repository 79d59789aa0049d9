package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.List;

/** A run queue as one process sees it. */
final class SimRuns implements Disk.Runs {
    private static final long NAMES_NANOS = 50_000;

    private final SimDisk disk;
    private final NodeLife life;
    private final String queue;
    private boolean isWriting;

    SimRuns(SimDisk disk, NodeLife life, String queue) {
        this.disk = disk;
        this.life = life;
        this.queue = queue;
    }

    private RunQueueImage image() {
        return disk.image().runs(queue);
    }

    @Override
    public List<Integer> list() {
        life.block(NAMES_NANOS);
        return image().numbers();
    }

    @Override
    public Disk.RunWriter create(int run) {
        Check.that(!isWriting, "one run of a queue is written at a time");
        life.block(NAMES_NANOS);
        RunImage created = image().create(run);
        isWriting = true;
        return new Writer(run, created);
    }

    @Override
    public Bytes readNow(int run, long offset, int length) throws IOException {
        life.block(disk.readNanos());
        return readAt(run, offset, length);
    }

    @Override
    public void read(int run, long offset, int length, Completion<Bytes> done) {
        disk.completeAfter(disk.readNanos(), done, () -> readAt(run, offset, length));
    }

    private Bytes readAt(int run, long offset, int length) throws IOException {
        disk.demandReadable();
        return image().run(run).read(offset, length);
    }

    @Override
    public void drop(int run) throws IOException {
        life.block(NAMES_NANOS);
        image().drop(run, life.simulation().moment());
    }

    private final class Writer implements Disk.RunWriter {
        private final int run;
        private final RunImage written;

        Writer(int run, RunImage written) {
            this.run = run;
            this.written = written;
        }

        @Override
        public long append(Bytes block) throws IOException {
            disk.demandRoom(block.length());
            life.simulation().spend(block.length() / 8);
            return written.append(block);
        }

        @Override
        public void finish() throws IOException {
            long began = life.simulation().moment();
            life.block(disk.syncNanos(written.length()));
            isWriting = false;
            disk.demandRoom(0);
            written.sync();
            disk.image().synced(began);
            life.simulation().trace().world(life.node(), WorldEvent.RUN_FINISHED, run, written.length());
        }

        @Override
        public void abandon() throws IOException {
            isWriting = false;
            drop(run);
        }
    }
}
