package io.phantomdb.rows.function;

/**
 * PostgreSQL's hash of bytes: Bob Jenkins' lookup3, with a start value of PostgreSQL's own (src/common/hashfn.c). Programs that place
 * rows by it expect the same numbers.
 */
final class HashBytes {
    private static final int START = 0x9e3779b9 + 3_923_095;
    private static final int BLOCK_BYTES = 12;

    private int a;
    private int b;
    private int c;

    private HashBytes(int length, long seed) {
        a = START + length;
        b = a;
        c = a;
        if (seed != 0) {
            a += (int) (seed >>> Integer.SIZE);
            b += (int) seed;
            mix();
        }
    }

    /** In 32 bits. */
    static int of(byte[] bytes) {
        return new HashBytes(bytes.length, 0).hashed(bytes).c;
    }

    /** In 64 bits, from another start for each seed. The low half is that of 32 bits where the seed is 0. */
    static long of(byte[] bytes, long seed) {
        return new HashBytes(bytes.length, seed).hashed(bytes).wide();
    }

    static int of(int number) {
        return new HashBytes(Integer.BYTES, 0).hashed(number).c;
    }

    static long of(int number, long seed) {
        return new HashBytes(Integer.BYTES, seed).hashed(number).wide();
    }

    private long wide() {
        return (long) b << Integer.SIZE | c & 0xFFFF_FFFFL;
    }

    private HashBytes hashed(int number) {
        a += number;
        finish();
        return this;
    }

    private HashBytes hashed(byte[] bytes) {
        int at = 0;
        for (; bytes.length - at >= BLOCK_BYTES; at += BLOCK_BYTES) {
            a += word(bytes, at, Integer.BYTES);
            b += word(bytes, at + 4, Integer.BYTES);
            c += word(bytes, at + 8, Integer.BYTES);
            mix();
        }
        int left = bytes.length - at;
        a += word(bytes, at, Math.min(left, Integer.BYTES));
        b += word(bytes, at + 4, Math.clamp(left - 4, 0, Integer.BYTES));
        // The lowest byte of c is the length's.
        c += word(bytes, at + 8, Math.clamp(left - 8, 0, 3)) << Byte.SIZE;
        finish();
        return this;
    }

    private static int word(byte[] bytes, int at, int count) {
        int word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[at + i] & 0xFF) << Byte.SIZE * i;
        }
        return word;
    }

    private void mix() {
        a = a - c ^ Integer.rotateLeft(c, 4);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 6);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 8);
        b += a;
        a = a - c ^ Integer.rotateLeft(c, 16);
        c += b;
        b = b - a ^ Integer.rotateLeft(a, 19);
        a += c;
        c = c - b ^ Integer.rotateLeft(b, 4);
        b += a;
    }

    private void finish() {
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        c = (c ^ b) - Integer.rotateLeft(b, 24);
    }
}
