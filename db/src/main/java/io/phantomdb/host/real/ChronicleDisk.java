package io.phantomdb.host.real;

import io.phantomdb.base.Check;
import io.phantomdb.host.Disk;
import io.phantomdb.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A node's directory on a file system. */
final class ChronicleDisk implements Disk {
    private final DataDirectory directory;
    private final ChronicleJournal journal;
    private final FileCells cells;
    private final ScratchFiles scratch;
    private final Workers readers;
    private final TreeMap<String, ChronicleRuns> runs = new TreeMap<>();
    private final Path root;

    private ChronicleDisk(DataDirectory directory, ChronicleJournal journal, FileCells cells,
            ScratchFiles scratch, Workers readers) {
        this.directory = directory;
        this.journal = journal;
        this.cells = cells;
        this.scratch = scratch;
        this.readers = readers;
        this.root = directory.part("runs");
    }

    /** The threads a disk works with. */
    record Threads(StoreLoop loop, Workers workers, Workers readers, Workers cellWriter) {}

    static ChronicleDisk open(DataDirectory directory, HostConfig config, Threads threads) {
        refuseWithoutFlags();
        try {
            ChronicleJournal journal = ChronicleJournal.open(directory.part("journal"), config.name(),
                    config.journalReserveBytes(), threads.workers, threads.loop);
            FileCells cells = new FileCells(directory.part("cells"), threads.cellWriter);
            ScratchFiles scratch = new ScratchFiles(directory.emptyScratch());
            return new ChronicleDisk(directory, journal, cells, scratch, threads.readers);
        } catch (IOException failed) {
            throw new HostException(
                    "The journal in " + directory.part("journal") + " cannot be opened: " + failed + ".",
                    failed);
        }
    }

    /** Without this package Chronicle opens its queues read-only and says so at the first write. */
    private static void refuseWithoutFlags() {
        Module ours = ChronicleDisk.class.getModule();
        boolean exported = Object.class.getModule().isExported("sun.nio.ch", ours);
        if (!exported) {
            throw new HostException("The JVM lacks the flags that Chronicle Queue needs (--add-exports"
                    + " java.base/sun.nio.ch=ALL-UNNAMED and others): start the node with ./phantomdb.");
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public synchronized Runs runs(String queue) {
        Disk.checkName(queue);
        ChronicleRuns known = runs.get(queue);
        if (known == null) {
            known = new ChronicleRuns(root.resolve(queue), readers);
            runs.put(queue, known);
        }
        return known;
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
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException unknown) {
            throw new HostException("The free space of " + root + " cannot be told: " + unknown + ".", unknown);
        }
    }

    @Override
    public synchronized void close() {
        try {
            journal.close();
            for (ChronicleRuns queue : runs.values()) {
                queue.close();
            }
        } catch (IOException | InterruptedException failed) {
            throw new HostException("The data directory was not closed in order: " + failed + ".", failed);
        } finally {
            directory.close();
        }
    }
}
