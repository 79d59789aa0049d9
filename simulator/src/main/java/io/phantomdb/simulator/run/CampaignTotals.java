package io.phantomdb.simulator.run;

import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.world.Stopwatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** What a campaign has done so far. Any thread. */
final class CampaignTotals {
    private final ReentrantLock lock = new ReentrantLock();
    private final long begunNanos;
    private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
    private final Map<String, Long> probes = new TreeMap<>();
    private final List<PlannedSeed> failed = new ArrayList<>();
    private long endedNanos;
    private long runs;
    private long events;
    private long virtualNanos;
    private long operations;
    private long succeeded;
    private long undecided;

    CampaignTotals(long begunNanos) {
        this.begunNanos = begunNanos;
    }

    void add(PlannedSeed planned, RunResult result) {
        lock.lock();
        try {
            runs++;
            events += result.events();
            virtualNanos += result.virtualNanos();
            operations += result.operations();
            succeeded += result.succeeded();
            undecided += result.undecided();
            result.faults().forEach((kind, count) -> faults.merge(kind, (long) count, Long::sum));
            result.probes().forEach((label, count) -> probes.merge(label, count, Long::sum));
            if (result.hasFailed()) {
                failed.add(planned);
            }
        } finally {
            lock.unlock();
        }
    }

    void ended(long nowNanos) {
        endedNanos = nowNanos;
    }

    /** Seeds that failed, in the order in which they ended. */
    List<PlannedSeed> failed() {
        lock.lock();
        try {
            return List.copyOf(failed);
        } finally {
            lock.unlock();
        }
    }

    /** How often each probe was reached, by label. */
    Map<String, Long> probes() {
        lock.lock();
        try {
            return new TreeMap<>(probes);
        } finally {
            lock.unlock();
        }
    }

    /** One line about a campaign that goes on. */
    String progress() {
        lock.lock();
        try {
            double seconds = Math.max(Stopwatch.nanos() - begunNanos, 1) / 1e9;
            return String.format(Locale.ROOT,
                    "%.0f s: %d seeds done, %d failed; %.0f simulated s per s; %d operations; faults: %s; %d probes reached",
                    seconds, runs, failed.size(), virtualNanos / 1e9 / seconds, operations, faultsByKind(), probes
                            .size());
        } finally {
            lock.unlock();
        }
    }

    /** One line. Speeds are of all lanes together. */
    String summary() {
        lock.lock();
        try {
            double virtual = virtualNanos / 1e9;
            double wall = Math.max(endedNanos - begunNanos, 1) / 1e9;
            return String.format(Locale.ROOT,
                    "%d runs, %.0f simulated s in %.1f s: %.0f simulated s per s, %.0f events/s, %d operations (%d ok), %d faults (%s)%s",
                    runs, virtual, wall, virtual / wall, events / wall, operations, succeeded, faults.values().stream()
                            .mapToLong(Long::longValue).sum(),
                    faultsByKind(), undecided == 0 ? "" : ", " + undecided + " checks given up");
        } finally {
            lock.unlock();
        }
    }

    private String faultsByKind() {
        return faults.isEmpty()
                ? "none"
                : faults.entrySet().stream().map(each -> each.getKey().label() + " " + each.getValue()).collect(
                        Collectors.joining(", "));
    }
}
