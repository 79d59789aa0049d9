package io.phantomdb.simulator.world;

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
    private long bytesMax;
    private long slowUntil;
    private int slowFactor = 1;
    private int failingSyncs;
    private int failingReads;
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

    /** The size of the disk from now on. */
    public void resize(long newBytesMax) {
        bytesMax = newBytesMax;
    }

    /** The next so many syncs of journal, runs or cells fail. */
    public void failSyncs(int count) {
        failingSyncs = count;
    }

    /** The next so many reads of runs fail. */
    public void failReads(int count) {
        failingReads = count;
    }

    /** Turns a bit of a run over; false if there is nothing there to damage. */
    public boolean rot(String queue, int run, long offset, int bit) {
        RunQueueImage image = runs.get(queue);
        if (image == null || !image.numbers().contains(run)) {
            return false;
        }
        try {
            RunImage damaged = image.run(run);
            if (offset >= damaged.length()) {
                return false;
            }
            damaged.rot(offset, bit);
            return true;
        } catch (java.io.IOException missing) {
            return false;
        }
    }

    public long freeBytes() {
        long used = journal.bytes() + cells.bytes();
        for (RunQueueImage image : runs.values()) {
            used += image.bytes();
        }
        return Math.max(0, bytesMax - used);
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
