package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.RunResult;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What a campaign has done so far. Any lane. */
final class CampaignTotals {
    private record Sums(long runs, long events, long virtualNanos, long operations, long succeeded, long faults,
            int undecided, RunResult failed) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, null);

        Sums plus(RunResult result) {
            return new Sums(runs + 1, events + result.events(), virtualNanos + result.virtualNanos(),
                    operations + result
                            .operations(),
                    succeeded + result.succeeded(), faults + result.faults(), undecided + result
                            .undecided(),
                    failed == null && result.hasFailed() ? result : failed);
        }
    }

    private final AtomicReference<Sums> sums = new AtomicReference<>(Sums.NONE);
    private long wallNanos;

    void add(RunResult result, Consumer<RunResult> also) {
        sums.accumulateAndGet(Sums.NONE, (before, none) -> before.plus(result));
        also.accept(result);
    }

    void ended(long newWallNanos) {
        wallNanos = newWallNanos;
    }

    /** The first failure, or null. */
    RunResult failed() {
        return sums.get().failed();
    }

    /** One line. Speeds are of all lanes together. */
    String summary() {
        Sums now = sums.get();
        double virtual = now.virtualNanos() / 1e9;
        double wall = Math.max(wallNanos, 1) / 1e9;
        return String.format(Locale.ROOT,
                "%d runs, %.0f simulated s in %.1f s: %.0f simulated s per s, %.0f events/s, %d operations (%d ok), %d faults%s",
                now.runs(), virtual, wall, virtual / wall, now.events() / wall, now.operations(), now.succeeded(), now
                        .faults(),
                now.undecided() == 0 ? "" : ", " + now.undecided() + " checks given up");
    }
}
