package io.phantomdb.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of bytes that spreads keys that differ in a few low bits, as numbered rows do. Bloom filters on disk are made of it, so
 * it never changes: eight bytes at a time multiplied and
 * folded, finished as in MurmurHash3's 64-bit finalizer.
 */
public final class ByteHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private ByteHash() {}

    public static long of(Bytes key) {
        return of(key.arrayBeneath(), key.arrayOffset(), key.length());
    }

    public static long of(byte[] array, int offset, int length) {
        long hash = length * FACTOR;
        int at = offset;
        int end = offset + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = fold((hash ^ (long) LONGS.get(array, at)) * FACTOR);
        }
        long tail = 0;
        for (; at < end; at++) {
            tail = tail << 8 | array[at] & 0xFF;
        }
        return finish((hash ^ tail) * FACTOR);
    }

    private static long fold(long hash) {
        return hash ^ hash >>> 29;
    }

    private static long finish(long value) {
        long hash = value;
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
