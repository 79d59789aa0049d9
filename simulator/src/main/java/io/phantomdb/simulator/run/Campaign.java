package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.SeedRun;
import io.phantomdb.simulator.seed.RunResult;

import io.phantomdb.simulator.world.Lanes;
import io.phantomdb.simulator.world.Stopwatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Many seeds, one run each, several beside each other. Runs share nothing, so which lane a seed is run on changes nothing
 * in it. Ends at the first failure, at the last seed, or when the time is over.
 */
final class Campaign {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final SimOptions options;
    private final Consumer<RunResult> onResult;
    private final AtomicLong nextSeed;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final long begun = Stopwatch.nanos();
    private final CampaignTotals totals = new CampaignTotals();

    /** The consumer is called by one lane at a time, in the order in which runs end. */
    Campaign(SimOptions options, Consumer<RunResult> onResult) {
        this.options = options;
        this.onResult = onResult;
        this.nextSeed = new AtomicLong(options.firstSeed());
    }

    CampaignTotals run() {
        Lanes.run(options.jobs(), this::lane);
        totals.ended(Stopwatch.nanos() - begun);
        return totals;
    }

    private void lane() {
        while (!isOver.get()) {
            long seed = nextSeed.getAndIncrement();
            if (seed > options.lastSeed() || isTimeOver()) {
                return;
            }
            RunResult result = new SeedRun(seed, options.choices(), null).run();
            if (result.hasFailed()) {
                isOver.set(true);
            }
            totals.add(result, onResult);
        }
    }

    private boolean isTimeOver() {
        return options.minutes() > 0 && Stopwatch.nanos() - begun > options.minutes() * NANOS_PER_MINUTE;
    }
}
