package io.phantomdb.rows;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import java.util.function.IntBinaryOperator;

/**
 * Bits in a row, the first one the most significant of the first byte; what is left of the last byte is zero. They are
 * ordered by their bytes, then by their length (PostgreSQL 15, chapter 8.10).
 */
public record BitString(Bytes bytes, int length) implements Comparable<BitString> {
    public BitString {
        Check.that(length >= 0 && bytes.length() == (length + 7) / 8, "as many bytes as the bits need");
    }

    /** Of zeros and ones. */
    public static BitString of(CharSequence digits) {
        byte[] bytes = new byte[(digits.length() + 7) / 8];
        for (int at = 0; at < digits.length(); at++) {
            if (digits.charAt(at) == '1') {
                bytes[at >> 3] |= (byte) (0x80 >> (at & 7));
            }
        }
        return new BitString(Bytes.wrap(bytes), digits.length());
    }

    /** The last bits of a number, its sign in front of them. */
    public static BitString of(long number, int numberBits, int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int at = length - 1; at >= 0; at--) {
            digits.append((number >> Math.min(at, numberBits - 1) & 1) == 1 ? '1' : '0');
        }
        return of(digits);
    }

    public boolean at(int index) {
        return (bytes.at(index >> 3) << (index & 7) & 0x80) != 0;
    }

    /** From inclusive, to exclusive; beyond the end there are zeros. */
    public BitString slice(int from, int to) {
        StringBuilder digits = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            digits.append(at < length && at >= 0 && at(at) ? '1' : '0');
        }
        return of(digits);
    }

    public BitString concat(BitString other) {
        return of(toString() + other);
    }

    /** Byte by byte with another of the same length. */
    public BitString combined(BitString other, IntBinaryOperator operation) {
        byte[] combined = bytes.toArray();
        for (int at = 0; at < combined.length; at++) {
            combined[at] = (byte) operation.applyAsInt(combined[at], other.bytes.at(at));
        }
        return new BitString(Bytes.wrap(combined), length);
    }

    public BitString inverted() {
        byte[] inverted = bytes.toArray();
        for (int at = 0; at < inverted.length; at++) {
            inverted[at] = (byte) ~inverted[at];
        }
        if ((length & 7) != 0) {
            inverted[inverted.length - 1] &= (byte) (0xFF << (8 - (length & 7)));
        }
        return new BitString(Bytes.wrap(inverted), length);
    }

    @Override
    public int compareTo(BitString other) {
        int shared = Math.min(bytes.length(), other.bytes.length());
        int first = bytes.slice(0, shared).compareTo(other.bytes.slice(0, shared));
        return first != 0 ? first : Integer.compare(length, other.length);
    }

    /** Zeros and ones. */
    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            digits.append(at(at) ? '1' : '0');
        }
        return digits.toString();
    }
}
