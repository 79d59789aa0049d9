package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal segment as it lies on the disk: records one behind the other, each behind a header of four bytes, the later
 * of them perhaps only in the operating system's memory. A power failure keeps or loses such memory page by page, in no
 * particular order; a lost page reads as zeros, as the file was never written there.
 */
final class SegmentImage {
    private static final int HEADER_BYTES = 4;
    private static final int PAGE_BYTES = 4096;

    private final List<Bytes> records = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private long length;
    private int synced;
    private boolean wasSynced;
    /** Records from the first to before the second are only thought to be on the disk; none if equal. */
    private int missedFrom;
    private int missedTo;

    void append(Bytes record) {
        records.add(Bytes.wrap(record.toArray()));
        offsets.add(length);
        length += HEADER_BYTES + record.length();
    }

    int count() {
        return records.size();
    }

    int synced() {
        return synced;
    }

    long length() {
        return length;
    }

    Bytes record(int index) {
        return records.get(index);
    }

    /** The first so many records are durable. */
    void sync(int count) {
        synced = Math.max(synced, count);
        wasSynced = true;
    }

    /** A sync of the first so many records failed, and no later one writes what it should have written. */
    void missSync(int count) {
        missedFrom = missedFrom == missedTo ? synced : Math.min(missedFrom, synced);
        missedTo = Math.max(missedTo, count);
    }

    /** Another process reads it and writes it anew. */
    void rewrite() {
        missedFrom = missedTo;
        sync(count());
    }

    /** Turns a bit of a record over where it lies. */
    void rot(int index, SplitEntropy entropy) {
        byte[] content = records.get(index).toArray();
        content[entropy.below(content.length)] ^= (byte) (1 << entropy.below(8));
        records.set(index, Bytes.wrap(content));
    }

    /** True if not even its existence is durable. */
    boolean isAllUnsynced() {
        return !wasSynced;
    }

    /** The process was killed: of what it had handed over but not been told to be durable, the last may be missing. */
    void kill(SplitEntropy entropy) {
        if (entropy.below(4) == 0) {
            cutTo((int) entropy.between(synced, count()));
        }
    }

    /** The power failed. */
    void powerFailed(SplitEntropy entropy) {
        for (int index = missedFrom; index < Math.min(missedTo, count()); index++) {
            records.set(index, Bytes.wrap(new byte[records.get(index).length()]));
        }
        missedFrom = missedTo;
        long durable = synced == count() ? length : offsets.get(synced);
        PageLoss loss = PageLoss.draw(entropy, durable / PAGE_BYTES, length / PAGE_BYTES);
        for (int index = synced; index < count(); index++) {
            long offset = offsets.get(index);
            if (offset >= durable && loss.isLost(offset / PAGE_BYTES)) {
                cutTo(index);
                break;
            }
            records.set(index, torn(records.get(index), offset + HEADER_BYTES, loss));
        }
        synced = count();
        wasSynced = true;
    }

    private static Bytes torn(Bytes record, long offset, PageLoss loss) {
        byte[] content = record.toArray();
        for (int at = 0; at < content.length; at++) {
            if (loss.isLost((offset + at) / PAGE_BYTES)) {
                content[at] = 0;
            }
        }
        return Bytes.wrap(content);
    }

    private void cutTo(int count) {
        if (count < count()) {
            length = offsets.get(count);
            records.subList(count, records.size()).clear();
            offsets.subList(count, offsets.size()).clear();
        }
    }
}
