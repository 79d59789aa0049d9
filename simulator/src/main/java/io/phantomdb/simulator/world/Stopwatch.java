package io.phantomdb.simulator.world;

/** Real time, for telling how fast the simulator is; nothing in a run may depend on it. */
public final class Stopwatch {
    private Stopwatch() {}

    public static long nanos() {
        return System.nanoTime();
    }
}
