package io.phantomdb.base;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Bytes that are nearly right, for decoders: whatever they are given, they answer or throw the one error that is theirs, soon,
 * and allocate no more than the input is worth.
 */
public final class Fuzz {
    private static final long ALLOCATED_BYTES_FREE = 1 << 20;
    private static final long ALLOCATED_PER_BYTE_MAX = 4_096;
    private static final long NANOS_MAX = 5_000_000_000L;
    private static final byte[][] SPLINTERS = {{-1, -1, -1, -1}, {0, 0, 0, 0}, {0x7F, -1, -1, -1},
            {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, {-128, -128, -128, -128, 8}, {-1, -1, -1, -1, 7}, {1}, {0}, {-1}};

    private Fuzz() {}

    /** Something that reads bytes. */
    public interface Decoder {
        void decode(Bytes bytes);
    }

    /** Feeds the decoder many damaged copies of the samples; {@code sealed} puts right what a checksum would find. */
    public static void decoder(long seed, int rounds, List<Bytes> samples, Consumer<byte[]> sealed, Decoder decoder,
            Class<? extends RuntimeException> own) {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = damaged(random, samples);
            sealed.accept(damaged);
            check(Bytes.wrap(damaged), decoder, own, seed);
        }
    }

    /** Without a checksum. */
    public static void decoder(long seed, int rounds, List<Bytes> samples, Decoder decoder,
            Class<? extends RuntimeException> own) {
        decoder(seed, rounds, samples, bytes -> {}, decoder, own);
    }

    private static void check(Bytes bytes, Decoder decoder, Class<? extends RuntimeException> own, long seed) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            decoder.decode(bytes);
        } catch (RuntimeException | Error thrown) {
            if (!own.isInstance(thrown)) {
                throw new AssertionError("seed " + seed + ", input " + bytes.hex(), thrown);
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATED_BYTES_FREE + ALLOCATED_PER_BYTE_MAX * bytes.length()) {
            throw new AssertionError("seed " + seed + ": " + allocated + " bytes were allocated for " + bytes.hex());
        }
        if (System.nanoTime() - begun > NANOS_MAX) {
            throw new AssertionError("seed " + seed + ": it took too long to read " + bytes.hex());
        }
    }

    /** One of the samples after a few accidents, or sheer noise. */
    public static byte[] damaged(Random random, List<Bytes> samples) {
        byte[] bytes = samples.get(random.nextInt(samples.size())).toArray();
        if (random.nextInt(20) == 0) {
            random.nextBytes(bytes);
        }
        for (int accidents = 1 + random.nextInt(4); accidents > 0; accidents--) {
            bytes = accident(random, bytes, samples);
        }
        return bytes;
    }

    private static byte[] accident(Random random, byte[] bytes, List<Bytes> samples) {
        if (bytes.length == 0) {
            return SPLINTERS[random.nextInt(SPLINTERS.length)].clone();
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt();
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                byte[] splinter = SPLINTERS[random.nextInt(SPLINTERS.length)];
                System.arraycopy(splinter, 0, bytes, at, Math.min(splinter.length, bytes.length - at));
            }
            case 5 -> {
                byte[] splinter = SPLINTERS[random.nextInt(SPLINTERS.length)];
                return joined(Arrays.copyOf(bytes, at), splinter, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                byte[] other = samples.get(random.nextInt(samples.size())).toArray();
                int from = random.nextInt(other.length + 1);
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length), new byte[0]);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] two, byte[] three) {
        byte[] all = Arrays.copyOf(one, one.length + two.length + three.length);
        System.arraycopy(two, 0, all, one.length, two.length);
        System.arraycopy(three, 0, all, one.length + two.length, three.length);
        return all;
    }

    /** Writes the checksum of all behind it to the place where it belongs, if there is room for it. */
    public static void seal(byte[] bytes, int at) {
        if (bytes.length >= at + Integer.BYTES) {
            int crc = Crc32c.of(bytes, at + Integer.BYTES, bytes.length - at - Integer.BYTES);
            for (int index = 0; index < Integer.BYTES; index++) {
                bytes[at + index] = (byte) (crc >>> 24 - 8 * index);
            }
        }
    }
}
