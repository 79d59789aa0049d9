package io.phantomdb.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable run of bytes, ordered as unsigned numbers: what keys, values and messages are made of. It may be a view
 * of a larger array, which nobody may write to afterwards.
 */
public final class Bytes implements Comparable<Bytes> {
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;
    private int hash;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** Takes the array over without a copy; the caller never writes to it again. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** Takes a part of the array over without a copy; the caller never writes to it again. */
    public static Bytes wrap(byte[] array, int offset, int length) {
        Check.that(offset >= 0 && length >= 0 && offset + length <= array.length, "view outside its array");
        return new Bytes(array, offset, length);
    }

    public static Bytes copyOf(byte[] array) {
        return wrap(array.clone());
    }

    public static Bytes ofHex(String hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    public static Bytes ofUtf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte at(int index) {
        Check.that(index >= 0 && index < length, "index outside the bytes");
        return array[offset + index];
    }

    /** A view of a part, {@code from} inclusive, {@code to} exclusive. */
    public Bytes slice(int from, int to) {
        Check.that(from >= 0 && from <= to && to <= length, "slice outside the bytes");
        return new Bytes(array, offset + from, to - from);
    }

    public Bytes concat(Bytes tail) {
        byte[] joined = Arrays.copyOfRange(array, offset, offset + length + tail.length);
        System.arraycopy(tail.array, tail.offset, joined, length, tail.length);
        return wrap(joined);
    }

    public boolean startsWith(Bytes prefix) {
        return length >= prefix.length && Arrays.equals(array, offset, offset + prefix.length, prefix.array,
                prefix.offset, prefix.offset + prefix.length);
    }

    /** The least key above this one. */
    public Bytes successor() {
        byte[] next = new byte[length + 1];
        System.arraycopy(array, offset, next, 0, length);
        return wrap(next);
    }

    /** The least key above every key that starts with these bytes; empty (= no bound) if there is none. */
    public Bytes prefixEnd() {
        int last = length - 1;
        while (last >= 0 && array[offset + last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return EMPTY;
        }
        byte[] end = Arrays.copyOfRange(array, offset, offset + last + 1);
        end[last]++;
        return wrap(end);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    public void copyTo(byte[] target, int targetOffset) {
        System.arraycopy(array, offset, target, targetOffset, length);
    }

    /** A read-only buffer over the same bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /** The array beneath, for codecs only: read it from {@link #arrayOffset()}, never write to it. */
    public byte[] arrayBeneath() {
        return array;
    }

    public int arrayOffset() {
        return offset;
    }

    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    public String hex() {
        return HexFormat.of().formatHex(array, offset, offset + length);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, offset, offset + length, other.array, other.offset,
                other.offset + other.length);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Bytes other && length == other.length && Arrays.equals(array, offset, offset + length,
                other.array, other.offset, other.offset + other.length);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Long.hashCode(ByteHash.of(array, offset, length));
        }
        return hash;
    }

    @Override
    public String toString() {
        return length <= 48 ? hex() : slice(0, 48).hex() + "…(" + length + ")";
    }
}
