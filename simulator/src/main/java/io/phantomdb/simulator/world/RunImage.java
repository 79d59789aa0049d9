package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A run as it lies on a disk: blocks at offsets, each behind a header, in a file whose first page is its own. */
final class RunImage {
    /** Where a block begins and ends. */
    private record Extent(int from, int to) {}

    private static final int HEADER_BYTES = 4;
    private static final int PAGE_BYTES = 4096;

    private byte[] content = new byte[PAGE_BYTES * 4];
    private int length = PAGE_BYTES;
    private boolean isSynced;
    private final List<Extent> blocks = new ArrayList<>();
    /** Blocks that lie where another was written, by that offset. */
    private final TreeMap<Long, Bytes> misdirected = new TreeMap<>();

    long append(Bytes block) {
        int offset = (length + HEADER_BYTES + 3) / 4 * 4;
        int end = offset + block.length();
        if (end > content.length) {
            content = Arrays.copyOf(content, Math.max(end, content.length * 2));
        }
        block.copyTo(content, offset);
        length = end;
        blocks.add(new Extent(offset, end));
        return offset;
    }

    Bytes read(long offset, int count) throws IOException {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new IOException("read of " + count + " bytes at " + offset + " of a file of " + length);
        }
        if (misdirected.containsKey(offset)) {
            return misdirected.get(offset);
        }
        int from = (int) offset;
        return Bytes.wrap(Arrays.copyOfRange(content, from, from + count));
    }

    int length() {
        return length;
    }

    void sync() {
        isSynced = true;
    }

    boolean isSynced() {
        return isSynced;
    }

    /** A bit of it turns over where it lies. */
    void rot(long offset, int bit) {
        content[(int) offset] ^= (byte) (1 << bit);
    }

    int blocks() {
        return blocks.size();
    }

    /** A block of another run was written over one of this run, in its whole length, by a disk that took a wrong turn. */
    void misdirect(int ordinal, RunImage other, int otherOrdinal) {
        Extent source = other.blocks.get(otherOrdinal);
        Bytes block = Bytes.wrap(Arrays.copyOfRange(other.content, source.from(), source.to()));
        misdirected.put((long) blocks.get(ordinal).from(), block);
    }

    void powerFailed(SplitEntropy entropy) {
        if (isSynced) {
            return;
        }
        PageLoss loss = PageLoss.draw(entropy, 0, length / PAGE_BYTES);
        for (int page = 0; page <= length / PAGE_BYTES; page++) {
            if (loss.isLost(page)) {
                int from = page * PAGE_BYTES;
                Arrays.fill(content, from, Math.min(from + PAGE_BYTES, content.length), (byte) 0);
            }
        }
        isSynced = true;
    }
}
