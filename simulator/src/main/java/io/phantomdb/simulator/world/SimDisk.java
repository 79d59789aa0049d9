package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;

/** The disk as one process sees it. What it asks for takes virtual time, and dies with the process. */
final class SimDisk implements Disk {
    private final NodeLife life;
    private final DiskImage image;
    private final SimJournal journal;
    private final SimCells cells;
    private final SimScratch scratch;
    private final Lookup<String, Runs> runs = new Lookup<>();

    SimDisk(NodeLife life, DiskImage image) {
        this.life = life;
        this.image = image;
        image.reopen();
        this.journal = new SimJournal(this, life);
        this.cells = new SimCells(this, life);
        this.scratch = new SimScratch(this, life);
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Runs runs(String queue) {
        Disk.checkName(queue);
        Runs present = runs.get(queue);
        if (present == null) {
            present = new SimRuns(this, life, queue);
            runs.put(queue, present);
        }
        return present;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public Scratch scratch() {
        return scratch;
    }

    @Override
    public long freeBytes() {
        return image.freeBytes();
    }

    @Override
    public void close() {
        // Nothing is held open: the image belongs to the machine.
    }

    DiskImage image() {
        return image;
    }

    long syncNanos(long bytes) {
        WorldSettings settings = life.simulation().settings();
        long usual = settings.syncMin() + life.entropy().below((int) (settings.syncMax() - settings.syncMin() + 1));
        return (usual + bytes) * image.slowness(life.simulation().moment());
    }

    long readNanos() {
        long usual = 10_000L + life.entropy().below((int) life.simulation().settings().readMax());
        return usual * image.slowness(life.simulation().moment());
    }

    /** Throws what a write or sync of so many bytes meets now, if anything. */
    void demandRoom(long bytes) throws IOException {
        if (image.takeFailingSync()) {
            throw failed("input/output error");
        }
        if (bytes > image.freeBytes()) {
            throw failed("no space left on device");
        }
    }

    /** Throws what a read meets now, if anything. */
    void demandReadable() throws IOException {
        if (image.takeFailingRead()) {
            throw failed("input/output error");
        }
    }

    private IOException failed(String what) {
        life.simulation().trace().world(life.node(), WorldEvent.DISK_ERROR, 0, 0);
        image.failed();
        return new IOException(what);
    }

    /** Completes a request after a while, unless the process ends before. */
    <T> void completeAfter(long nanos, Completion<T> done, Outcome<T> outcome) {
        Simulation simulation = life.simulation();
        simulation.at(simulation.moment() + nanos, () -> {
            if (life.isAlive()) {
                complete(done, outcome);
            }
        });
    }

    private <T> void complete(Completion<T> done, Outcome<T> outcome) {
        T value;
        try {
            value = outcome.happen();
        } catch (IOException failed) {
            life.loop().post(() -> done.done(null, failed));
            return;
        }
        life.loop().post(() -> done.done(value, null));
    }

    /** What a request does to the image when its time has come. */
    interface Outcome<T> {
        T happen() throws IOException;
    }
}
