package io.phantomdb.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds bytes: big-endian numbers, variable-length numbers (7 bits a byte, least first), runs with their length. */
public final class ByteWriter {
    private byte[] array;
    private int length;

    public ByteWriter() {
        this(64);
    }

    public ByteWriter(int capacity) {
        array = new byte[capacity];
    }

    public ByteWriter u8(int value) {
        room(1);
        array[length++] = (byte) value;
        return this;
    }

    public ByteWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public ByteWriter u32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            array[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public ByteWriter u64(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            array[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** An unsigned variable-length number. */
    public ByteWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            u8((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /** Forgets all behind the first so many bytes. */
    public ByteWriter cut(int bytesLeft) {
        Check.that(bytesLeft >= 0 && bytesLeft <= length, "only what is there can stay");
        length = bytesLeft;
        return this;
    }

    public ByteWriter raw(Bytes bytes) {
        room(bytes.length());
        bytes.copyTo(array, length);
        length += bytes.length();
        return this;
    }

    public ByteWriter raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /** So many bytes of an array. */
    public ByteWriter raw(byte[] bytes, int offset, int count) {
        room(count);
        System.arraycopy(bytes, offset, array, length, count);
        length += count;
        return this;
    }

    /** The length as a varint, then the bytes. */
    public ByteWriter sized(Bytes bytes) {
        return varint(bytes.length()).raw(bytes);
    }

    public ByteWriter sizedUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return varint(encoded.length).raw(encoded);
    }

    /** Overwrites four bytes written before. */
    public ByteWriter setU32(int at, int value) {
        Check.that(at >= 0 && at + 4 <= length, "outside what was written");
        for (int index = 0; index < 4; index++) {
            array[at + index] = (byte) (value >>> 24 - 8 * index);
        }
        return this;
    }

    /** Turns over every bit written from that place on: what sorted upwards sorts downwards. */
    public ByteWriter invert(int from) {
        Check.that(from >= 0 && from <= length, "outside what was written");
        for (int index = from; index < length; index++) {
            array[index] = (byte) ~array[index];
        }
        return this;
    }

    public int length() {
        return length;
    }

    /** What has been written so far: for a look, before anything else is written. */
    public Bytes view() {
        return Bytes.wrap(array, 0, length);
    }

    /** Hands the bytes over without a copy where it can; the writer starts anew. */
    public Bytes take() {
        Bytes taken = Bytes.wrap(array, 0, length);
        array = new byte[64];
        length = 0;
        return taken;
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(length + more, array.length * 2));
        }
    }
}
