package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import java.io.IOException;
import java.util.Arrays;

/** A run as it lies on a disk: blocks at offsets, each behind a header, in a file whose first page is its own. */
final class RunImage {
    private static final int HEADER_BYTES = 4;
    private static final int PAGE_BYTES = 4096;

    private byte[] content = new byte[PAGE_BYTES * 4];
    private int length = PAGE_BYTES;
    private boolean isSynced;

    long append(Bytes block) {
        int offset = (length + HEADER_BYTES + 3) / 4 * 4;
        int end = offset + block.length();
        if (end > content.length) {
            content = Arrays.copyOf(content, Math.max(end, content.length * 2));
        }
        block.copyTo(content, offset);
        length = end;
        return offset;
    }

    Bytes read(long offset, int count) throws IOException {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new IOException("read of " + count + " bytes at " + offset + " of a file of " + length);
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
