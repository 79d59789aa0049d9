package io.phantomdb.rows.codec;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a row; Malformed where they end too early. */
final class RowSource {
    private byte[] array;
    private int end;
    private int at;

    RowSource() {}

    RowSource(Bytes bytes) {
        over(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.length());
    }

    /** Reads another piece from now on. */
    void over(byte[] newArray, int start, int newEnd) {
        this.array = newArray;
        this.at = start;
        this.end = newEnd;
    }

    byte[] array() {
        return array;
    }

    /** The place in the array that comes next. */
    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    void format(int newest) {
        int format = u8();
        if (format < 1 || format > newest) {
            throw new Malformed("a row of format " + format);
        }
    }

    int u8() {
        need(1);
        return array[at++] & 0xFF;
    }

    int u32() {
        need(4);
        at += 4;
        return BigEndian.u32(array, at - 4);
    }

    long u64() {
        need(8);
        at += 8;
        return BigEndian.u64(array, at - 8);
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = u8();
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new Malformed("a variable-length number does not end");
    }

    /** A number in two's complement of 1 to 8 bytes. */
    long signed(int bytes) {
        need(bytes);
        long value = array[at++];
        for (int more = 1; more < bytes; more++) {
            value = value << 8 | array[at++] & 0xFF;
        }
        return value;
    }

    /** Column id and tag. */
    int header() {
        long header = varint();
        if (header < 8 || header > Integer.MAX_VALUE) {
            throw new Malformed("a column header of " + header);
        }
        return (int) header;
    }

    int size() {
        long size = varint();
        if (size < 0 || size > remaining()) {
            throw new Malformed("a value of " + size + " bytes in the last " + remaining());
        }
        return (int) size;
    }

    /** A length that must be this one. */
    void sized(int bytes) {
        if (size() != bytes) {
            throw new Malformed("a value that should have " + bytes + " bytes");
        }
    }

    void skip(int bytes) {
        need(bytes);
        at += bytes;
    }

    /** A copy, so that a small value does not keep a large block in memory. */
    byte[] copy(int bytes) {
        need(bytes);
        byte[] copy = java.util.Arrays.copyOfRange(array, at, at + bytes);
        at += bytes;
        return copy;
    }

    String utf8(int bytes) {
        need(bytes);
        String text = new String(array, at, bytes, StandardCharsets.UTF_8);
        at += bytes;
        return text;
    }

    private void need(int bytes) {
        if (end - at < bytes) {
            throw new Malformed("a row ends too early");
        }
    }
}
