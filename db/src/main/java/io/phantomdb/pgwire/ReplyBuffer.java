package io.phantomdb.pgwire;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.Arrays;

/**
 * Backend messages under construction, one after the other in one array. A place in it is counted from the first byte
 * that was ever written, so that places stay what they are when a part has been taken away to be sent.
 */
final class ReplyBuffer {
    private static final int BYTES_MIN = 512;

    private byte[] array = new byte[0];
    private int length;
    private long sent;
    private int messageStart;

    long position() {
        return sent + length;
    }

    /** True if everything from that place on is still here. */
    boolean holds(long position) {
        return position >= sent;
    }

    int length() {
        return length;
    }

    void begin(char type) {
        u8(type);
        messageStart = length;
        u32(0);
    }

    void end() {
        put32(messageStart, length - messageStart);
    }

    void u8(int value) {
        room(1);
        array[length++] = (byte) value;
    }

    void u16(int value) {
        room(2);
        array[length++] = (byte) (value >>> 8);
        array[length++] = (byte) value;
    }

    void u32(int value) {
        room(4);
        put32(length, value);
        length += 4;
    }

    void u64(long value) {
        u32((int) (value >>> 32));
        u32((int) value);
    }

    /** Leaves room for a length, which {@link #endValue} fills in. */
    int beginValue() {
        u32(0);
        return length;
    }

    void endValue(int start) {
        put32(start - 4, length - start);
    }

    void raw(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
    }

    void raw(Bytes bytes) {
        raw(bytes.arrayBeneath(), bytes.arrayOffset(), bytes.length());
    }

    /** The text, and a zero byte after it. */
    void string(byte[] encoded) {
        raw(encoded, 0, encoded.length);
        u8(0);
    }

    /** Text in the client's character set. */
    void text(String text, ClientText clientText) {
        int size = text.length();
        room(size);
        for (int index = 0; index < size; index++) {
            char here = text.charAt(index);
            if (here >= 0x80) {
                byte[] encoded = clientText.encode(text);
                raw(encoded, 0, encoded.length);
                return;
            }
            array[length + index] = (byte) here;
        }
        length += size;
    }

    /** Digits of a whole number. */
    void decimal(long value) {
        if (value == Long.MIN_VALUE) {
            text(Long.toString(value), ClientText.UTF8);
            return;
        }
        room(20);
        long rest = Math.abs(value);
        int digits = 1;
        for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
            digits++;
        }
        int at = length + digits + (value < 0 ? 1 : 0);
        int end = at;
        do {
            array[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (value < 0) {
            array[--at] = '-';
        }
        length = end;
    }

    private void put32(int at, int value) {
        array[at] = (byte) (value >>> 24);
        array[at + 1] = (byte) (value >>> 16);
        array[at + 2] = (byte) (value >>> 8);
        array[at + 3] = (byte) value;
    }

    /** Forgets everything from that place on. */
    void truncate(long position) {
        Check.that(position >= sent && position <= position(), "a place that is not here any more");
        length = (int) (position - sent);
    }

    Bytes copy(long from, long to) {
        Check.that(from >= sent && from <= to && to <= position(), "places that are not here any more");
        return Bytes.wrap(Arrays.copyOfRange(array, (int) (from - sent), (int) (to - sent)));
    }

    /** Takes all there is away; the buffer starts anew. */
    Bytes take() {
        Bytes taken = Bytes.wrap(array, 0, length);
        sent += length;
        array = new byte[0];
        length = 0;
        return taken;
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(length + more, Math.max(BYTES_MIN, array.length * 2)));
        }
    }
}
