package io.phantomdb.simulator.seed;

import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.world.RunFailure;
import java.util.Map;

/**
 * How a run went.
 *
 * @param digest over all its events: equal if and only if the runs were
 * @param virtualNanos simulated time
 * @param wallNanos how long it took; the only number in it that is not the same every time
 * @param faults actions by kind
 * @param probes how often rare branches were taken, by their labels
 * @param failure null if nothing was found
 * @param undecided checks that were given up
 */
public record RunResult(long seed, String description, long digest, long events, long virtualNanos, long wallNanos,
        long operations, long succeeded, Map<FaultKind, Integer> faults, Map<String, Long> probes, RunFailure failure,
        int undecided) {
    public long faultsInAll() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /** One line; without the wall time, so that it is the same every time. */
    public String line() {
        return String.format(java.util.Locale.ROOT,
                "seed %d  digest %016x  %d events  %.1f s  %d/%d ops  %d faults  %s%s",
                seed, digest, events, virtualNanos / 1e9, succeeded, operations, faultsInAll(), description,
                undecided == 0 ? "" : "  (" + undecided + " checks given up)");
    }
}
