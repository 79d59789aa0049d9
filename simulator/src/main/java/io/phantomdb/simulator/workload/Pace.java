package io.phantomdb.simulator.workload;

import io.phantomdb.base.Check;
import io.phantomdb.simulator.world.SplitEntropy;

/**
 * When clients ask. Left to chance a few operations a second would hardly ever meet, and what never meets shows little:
 * so half of the time a client waits for the next beat, which is the same for all.
 */
public final class Pace {
    private static final long OFF_BEAT_NANOS_MAX = 3_000_000;

    private final long beatNanos;

    /** Each client asks about once a beat. */
    public Pace(long beatNanos) {
        Check.that(beatNanos > 0, "a beat takes time");
        this.beatNanos = beatNanos;
    }

    /** So many operations a minute by so many clients together. */
    public static Pace of(int operationsPerMinute, int clients) {
        return new Pace(60_000_000_000L * clients / operationsPerMinute);
    }

    /** How long to wait. */
    public long pauseNanos(long nowNanos, SplitEntropy entropy) {
        if (entropy.below(2) == 0) {
            return entropy.between(1, 3 * beatNanos / 2);
        }
        return beatNanos - Math.floorMod(nowNanos, beatNanos) + entropy.between(1, OFF_BEAT_NANOS_MAX);
    }
}
