package io.phantomdb.rows.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers in arrays, the most significant byte first: one instruction each, which byte by byte they are not. */
final class BigEndian {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int u32(byte[] array, int at) {
        return (int) INTS.get(array, at);
    }

    static long u64(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    static void u32(byte[] array, int at, int value) {
        INTS.set(array, at, value);
    }

    static void u64(byte[] array, int at, long value) {
        LONGS.set(array, at, value);
    }
}
