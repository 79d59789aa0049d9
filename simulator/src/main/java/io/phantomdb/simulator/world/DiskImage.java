package io.phantomdb.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What lies on a machine's disk, from process to process: as bytes, never as objects of a process. The harness slows it,
 * fills it and damages it here.
 */
public final class DiskImage {
    /** Told how many journal records a crash has kept and lost. */
    interface Losses {
        void lost(long kept, long lost);
    }

    private final SplitEntropy entropy;
    private final JournalImage journal = new JournalImage();
    private final TreeMap<String, RunQueueImage> runs = new TreeMap<>();
    private final CellsImage cells = new CellsImage();
    private final long bytesMax;
    private long takenBytes;
    private long slowUntil;
    private int slowFactor = 1;
    private int failingSyncs;
    private int failingReads;
    private boolean hasFailed;
    private long lastSync;

    DiskImage(long bytesMax, SplitEntropy entropy) {
        this.bytesMax = bytesMax;
        this.entropy = entropy;
    }

    /** Every request takes so many times longer until that moment. */
    public void slow(int factor, long untilNanos) {
        slowFactor = factor;
        slowUntil = untilNanos;
    }

    /** Something else takes the disk but for so many bytes. */
    public void leaveFree(long bytes) {
        takenBytes = Math.max(0, bytesMax - usedBytes() - bytes);
    }

    /** Nothing else takes the disk any more. */
    public void makeRoom() {
        takenBytes = 0;
    }

    /** The next so many syncs of journal, runs or cells fail. */
    public void failSyncs(int count) {
        failingSyncs = count;
    }

    /** The next so many reads of the journal or of runs fail. */
    public void failReads(int count) {
        failingReads = count;
    }

    /** Turns a bit of a journal record over that was synced long enough ago; false if there is none. */
    public boolean rotJournal() {
        return journal.rot(entropy);
    }

    /** Turns a bit of some durable run over; false if there is none. */
    public boolean rotRun() {
        List<RunImage> finished = finishedRuns();
        if (finished.isEmpty()) {
            return false;
        }
        RunImage run = finished.get(entropy.below(finished.size()));
        run.rot(entropy.below(run.length()), entropy.below(8));
        return true;
    }

    /** Turns a bit of the cell over; false if there is none of that name. */
    public boolean rotCell(String name) {
        return cells.rot(name, entropy);
    }

    /** A block of some durable run was written over another block; false if there are not two. */
    public boolean misdirect() {
        List<RunImage> finished = finishedRuns();
        if (finished.isEmpty()) {
            return false;
        }
        RunImage from = finished.get(entropy.below(finished.size()));
        RunImage to = finished.get(entropy.below(finished.size()));
        int source = entropy.below(from.blocks());
        int target = entropy.below(to.blocks());
        if (from == to && source == target) {
            return false;
        }
        to.misdirect(target, from, source);
        return true;
    }

    private List<RunImage> finishedRuns() {
        List<RunImage> finished = new ArrayList<>();
        runs.values().forEach(queue -> finished.addAll(queue.finished()));
        return finished;
    }

    /** True if a request of the process that runs, or ran last, has failed. */
    public boolean hasFailed() {
        return hasFailed;
    }

    void failed() {
        hasFailed = true;
    }

    /** A new process begins: it finds durable what it can read. */
    void reopen() {
        hasFailed = false;
        journal.syncAll();
    }

    public long freeBytes() {
        return Math.max(0, bytesMax - takenBytes - usedBytes());
    }

    private long usedBytes() {
        long used = journal.bytes() + cells.bytes();
        for (RunQueueImage image : runs.values()) {
            used += image.bytes();
        }
        return used;
    }

    JournalImage journal() {
        return journal;
    }

    RunQueueImage runs(String queue) {
        RunQueueImage image = runs.get(queue);
        if (image == null) {
            image = new RunQueueImage();
            runs.put(queue, image);
        }
        return image;
    }

    CellsImage cells() {
        return cells;
    }

    /** How much longer things take at this moment. */
    int slowness(long moment) {
        return moment < slowUntil ? slowFactor : 1;
    }

    boolean takeFailingSync() {
        return failingSyncs > 0 && failingSyncs-- > 0;
    }

    boolean takeFailingRead() {
        return failingReads > 0 && failingReads-- > 0;
    }

    /** A sync that began then has ended well: what was deleted before stays deleted. */
    void synced(long began) {
        lastSync = Math.max(lastSync, began);
    }

    void crash(SimNode.Crash how, Losses losses) {
        cells.crash(entropy);
        if (how == SimNode.Crash.KILL) {
            journal.kill(entropy);
            return;
        }
        int lost = journal.powerFailed(entropy, lastSync);
        for (RunQueueImage image : runs.values()) {
            image.powerFailed(entropy, lastSync);
        }
        losses.lost(journal.numbers().size(), lost);
    }
}
