package io.phantomdb.rows.codec;

import io.phantomdb.base.Bytes;
import java.util.Arrays;

/** An array that is filled with a row: of the right size from the start, unless text takes more bytes than characters. */
final class RowSink {
    private byte[] array;
    private int at;

    RowSink(int bytes) {
        array = new byte[bytes];
    }

    private void room(int bytes) {
        if (array.length - at < bytes) {
            array = Arrays.copyOf(array, Math.max(at + bytes, array.length + array.length / 2));
        }
    }

    void u8(int value) {
        room(1);
        array[at++] = (byte) value;
    }

    void u32(int value) {
        room(4);
        BigEndian.u32(array, at, value);
        at += 4;
    }

    void u64(long value) {
        room(8);
        BigEndian.u64(array, at, value);
        at += 8;
    }

    void varint(long value) {
        room(RowValues.varintBytes(value));
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[at++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        array[at++] = (byte) rest;
    }

    /** So many bytes of a number in two's complement. */
    void signed(long value, int bytes) {
        room(bytes);
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            array[at++] = (byte) (value >> shift);
        }
    }

    void raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, array, at, bytes.length);
        at += bytes.length;
    }

    void raw(Bytes bytes) {
        room(bytes.length());
        bytes.copyTo(array, at);
        at += bytes.length();
    }

    /** What was written; the sink is done with. */
    Bytes whole() {
        return Bytes.wrap(at == array.length ? array : Arrays.copyOf(array, at));
    }
}
