package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;

/** Reads the bytes of a key, turned over where a column is descending. */
final class KeySource {
    private final byte[] array;
    private final int end;
    private int at;
    private int mask;

    KeySource(Bytes key, int from) {
        this.array = key.arrayBeneath();
        this.at = key.arrayOffset() + from;
        this.end = key.arrayOffset() + key.length();
    }

    /** For the column that follows. */
    void descending(boolean descending) {
        mask = descending ? 0xFF : 0;
    }

    /** The first byte of a column, which is never turned over. */
    int marker() {
        need(1);
        return array[at++] & 0xFF;
    }

    int u8() {
        need(1);
        return array[at++] & 0xFF ^ mask;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int u32() {
        need(4);
        int value = BigEndian.u32(array, at);
        at += 4;
        return mask == 0 ? value : ~value;
    }

    long u64() {
        need(8);
        long value = BigEndian.u64(array, at);
        at += 8;
        return mask == 0 ? value : ~value;
    }

    void skip(int bytes) {
        need(bytes);
        at += bytes;
    }

    int remaining() {
        return end - at;
    }

    void end() {
        if (at != end) {
            throw new Malformed(remaining() + " bytes too many in a key");
        }
    }

    private void need(int bytes) {
        if (end - at < bytes) {
            throw new Malformed("a key ends too early");
        }
    }
}
