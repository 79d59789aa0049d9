package io.phantomdb.sql;

import io.phantomdb.host.Entropy;

/**
 * A session's random(): xoroshiro128** (Blackman and Vigna, 2018), seeded as PostgreSQL 15 does, so that setseed() is
 * followed by the same numbers as there. Before that, from the session's entropy.
 */
public final class RandomNumbers {
    private static final long SPLIT_GAMMA = 0x9E3779B97F4A7C15L;

    private long first;
    private long second;
    private long split;

    public RandomNumbers(Entropy entropy) {
        first = entropy.nextLong();
        second = entropy.nextLong() | 1;
    }

    /** From -1 to 1. */
    void seed(double seed) {
        split = (long) (((1L << 52) - 1) * seed);
        first = nextSplit();
        second = nextSplit();
    }

    /** SplitMix64. */
    private long nextSplit() {
        split += SPLIT_GAMMA;
        long bits = split;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }

    private long nextLong() {
        long difference = second ^ first;
        long result = Long.rotateLeft(first * 5, 7) * 9;
        first = Long.rotateLeft(first, 24) ^ difference ^ difference << 16;
        second = Long.rotateLeft(difference, 37);
        return result;
    }

    /** At least 0, below 1. */
    double nextDouble() {
        return (nextLong() >>> 12) * 0x1p-52;
    }
}
