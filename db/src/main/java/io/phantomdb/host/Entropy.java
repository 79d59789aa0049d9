package io.phantomdb.host;

/** Random numbers. One consumer, one thread; who needs numbers elsewhere forks. */
public interface Entropy {
    long nextLong();

    /** From 0 up to, not including, the bound, which is positive. */
    int below(int bound);

    /** From 0.0 up to, not including, 1.0. */
    double nextDouble();

    /**
     * An independent source; the purpose is part of its seed, so that one consumer more or less changes no other. Two
     * forks for the same purpose draw different numbers: each session may fork for itself.
     */
    Entropy fork(String purpose);
}
