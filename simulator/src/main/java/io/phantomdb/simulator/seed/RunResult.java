package io.phantomdb.simulator.seed;

import io.phantomdb.simulator.world.RunFailure;

/**
 * How a run went.
 *
 * @param digest over all its events: equal if and only if the runs were
 * @param virtualNanos simulated time
 * @param wallNanos how long it took; the only number in it that is not the same every time
 * @param failure null if nothing was found
 * @param undecided checks that were given up
 */
public record RunResult(long seed, String description, long digest, long events, long virtualNanos, long wallNanos,
        long operations, long succeeded, long faults, RunFailure failure, int undecided) {
    public boolean hasFailed() {
        return failure != null;
    }

    /** One line; without the wall time, so that it is the same every time. */
    public String line() {
        return String.format(java.util.Locale.ROOT,
                "seed %d  digest %016x  %d events  %.1f s  %d/%d ops  %d faults  %s%s",
                seed, digest, events, virtualNanos / 1e9, succeeded, operations, faults, description,
                undecided == 0 ? "" : "  (" + undecided + " checks given up)");
    }
}
