package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.world.Lanes;
import io.phantomdb.simulator.world.RunObserver;
import io.phantomdb.simulator.world.Stopwatch;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many seeds, one run each, several beside each other. Runs share nothing, so which lane a seed is run on changes nothing
 * in it. Ends at the last seed, when the time is over or a stop is asked for, and at the first failure unless it is told
 * to go on. A run that is under way when a stop is asked for is abandoned and counts for nothing.
 */
final class Campaign {
    /** Told of every run that came to its end, one after the other. */
    @FunctionalInterface
    interface Listener {
        void ended(PlannedSeed planned, RunResult result);
    }

    private static final double NANOS_PER_MINUTE = 60e9;

    private final SimOptions options;
    private final Run.Source source;
    private final StopRequest stop;
    private final Listener listener;
    private final CampaignTotals totals;
    private final long begun = Stopwatch.nanos();

    // Guarded by the lock.
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<PlannedSeed> listed;
    private final Map<Run, PlannedSeed> underWay = new LinkedHashMap<>();
    private long nextSeed;
    private boolean isOver;

    Campaign(SimOptions options, Run.Source source, StopRequest stop, Listener listener) {
        this.options = options;
        this.source = source;
        this.stop = stop;
        this.listener = listener;
        this.totals = new CampaignTotals(begun);
        this.listed = new ArrayDeque<>(options.listed());
        this.nextSeed = options.firstSeed();
    }

    CampaignTotals totals() {
        return totals;
    }

    CampaignTotals run() {
        stop.onAsked(this::abandon);
        Lanes.run(options.jobs(), this::lane);
        totals.ended(Stopwatch.nanos());
        return totals;
    }

    private void lane() {
        for (Run run = begin(); run != null; run = begin()) {
            RunResult result = run.run();
            end(run, result);
        }
    }

    /** Null if there is nothing more to do. */
    private Run begin() {
        lock.lock();
        try {
            PlannedSeed planned = isOver || isTimeOver() ? null : next();
            if (planned == null) {
                return null;
            }
            Run run = source.draw(planned.seed(), planned.choices(), RunObserver.NONE);
            underWay.put(run, planned);
            return run;
        } finally {
            lock.unlock();
        }
    }

    private PlannedSeed next() {
        if (!listed.isEmpty()) {
            return listed.removeFirst();
        }
        boolean hasMore = options.seedFile() == null && nextSeed <= options.lastSeed();
        return hasMore ? new PlannedSeed(nextSeed++, options.choices()) : null;
    }

    private boolean isTimeOver() {
        return options.minutes() > 0 && Stopwatch.nanos() - begun > options.minutes() * NANOS_PER_MINUTE;
    }

    private void end(Run run, RunResult result) {
        lock.lock();
        try {
            PlannedSeed planned = underWay.remove(run);
            if (!run.isAbandoned()) {
                totals.add(planned, result);
                listener.ended(planned, result);
                isOver |= result.hasFailed() && !options.isKeptGoing();
            }
        } finally {
            lock.unlock();
        }
    }

    private void abandon() {
        lock.lock();
        try {
            isOver = true;
            underWay.keySet().forEach(Run::abandon);
        } finally {
            lock.unlock();
        }
    }
}
