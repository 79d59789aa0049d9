package io.phantomdb.simulator.check;

/** The one order of all starts and ends of a run: histories that are judged together share one. */
public final class Moments {
    private long last;

    long next() {
        return ++last;
    }

    /** The latest of them, 0 if there was none. */
    public long last() {
        return last;
    }
}
