package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;

/**
 * Which keys a run does not have (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970; the six probes
 * made of one hash as in Kirsch and Mitzenmacher, 2006). Ten bits a key: about one key in a hundred is taken for there.
 */
final class BloomFilter {
    private static final int BITS_PER_KEY = 10;
    private static final int PROBES = 6;

    private final long[] words;

    private BloomFilter(long[] words) {
        this.words = words;
    }

    /** Of the first so many hashes. */
    static BloomFilter of(long[] hashes, int count) {
        long[] words = new long[Math.toIntExact(((long) count * BITS_PER_KEY + 63) / 64)];
        for (int index = 0; index < count; index++) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(hashes[index], probe, words.length);
                words[(int) (bit >>> 6)] |= 1L << bit;
            }
        }
        return new BloomFilter(words);
    }

    boolean mayContain(long hash) {
        if (words.length == 0) {
            return false;
        }
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(hash, probe, words.length);
            if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private static long bit(long hash, int probe, int words) {
        int mixed = (int) hash + probe * (int) (hash >>> 32);
        return (mixed & 0xFFFFFFFFL) * (words * 64L) >>> 32;
    }

    void write(ByteWriter writer) {
        writer.varint(words.length);
        for (long word : words) {
            writer.u64(word);
        }
    }

    static BloomFilter read(ByteReader reader) {
        int length = reader.size();
        long[] words = new long[length];
        for (int index = 0; index < length; index++) {
            words[index] = reader.u64();
        }
        return new BloomFilter(words);
    }
}
