package io.phantomdb.rows.codec;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;

/** An array of exactly the size of a row, while it is filled. */
final class RowSink {
    private final byte[] array;
    private int at;

    RowSink(int bytes) {
        array = new byte[bytes];
    }

    void u8(int value) {
        array[at++] = (byte) value;
    }

    void u32(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            array[at++] = (byte) (value >>> shift);
        }
    }

    void u64(long value) {
        u32((int) (value >>> 32));
        u32((int) value);
    }

    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            array[at++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        array[at++] = (byte) rest;
    }

    void raw(byte[] bytes) {
        System.arraycopy(bytes, 0, array, at, bytes.length);
        at += bytes.length;
    }

    void raw(Bytes bytes) {
        bytes.copyTo(array, at);
        at += bytes.length();
    }

    /** Text of so many bytes in UTF-8. */
    void utf8(String text, int bytes) {
        if (bytes != text.length()) {
            raw(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return;
        }
        for (int index = 0; index < bytes; index++) {
            array[at + index] = (byte) text.charAt(index);
        }
        at += bytes;
    }

    Bytes whole() {
        Check.that(at == array.length, "a row was measured as %d bytes and has %d", array.length, at);
        return Bytes.wrap(array);
    }
}
