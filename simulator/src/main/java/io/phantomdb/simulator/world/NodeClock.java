package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.host.Clock;

/**
 * A clock that may be wrong: it drifts, stops and jumps. Its nanoseconds never go back, whatever is done to it; its wall
 * time jumps both ways. Reading it takes a moment, so that code which waits for time to pass in a loop sees it pass.
 */
final class NodeClock implements Clock {
    /** Rates are parts per million away from true time; this one stands still. */
    static final int FROZEN = -1_000_000;

    private static final long READ_NANOS = 30;
    private static final long EPOCH_MICROS = 1_900_000_000_000_000L;
    private static final long FAR_NANOS = 1_000_000_000_000_000_000L;

    private final Simulation simulation;
    private long anchorTrue;
    private long anchorLocal;
    private int ratePpm;
    private long last;
    private long wallOffsetMicros;

    NodeClock(Simulation simulation, long start, int ratePpm) {
        this.simulation = simulation;
        this.anchorTrue = simulation.moment();
        this.anchorLocal = start;
        this.last = start;
        this.ratePpm = ratePpm;
    }

    @Override
    public long nanos() {
        simulation.spend(READ_NANOS);
        last = Math.max(last, local(simulation.moment()));
        return last;
    }

    @Override
    public long wallMicros() {
        simulation.spend(READ_NANOS);
        return EPOCH_MICROS + wallOffsetMicros + simulation.moment() / 1_000;
    }

    int ratePpm() {
        return ratePpm;
    }

    /** From now on it runs at another rate, after a jump forward of its nanoseconds. */
    void change(int newRatePpm, long jumpNanos) {
        Check.that(newRatePpm >= FROZEN && jumpNanos >= 0, "nanoseconds never go back");
        anchorLocal = Math.max(last, local(simulation.moment())) + jumpNanos;
        anchorTrue = simulation.moment();
        ratePpm = newRatePpm;
    }

    void jumpWall(long micros) {
        wallOffsetMicros += micros;
    }

    /** The first moment of true time at which the clock has reached the deadline; far away if it never will. */
    long trueTimeOf(long deadlineNanos) {
        long missing = deadlineNanos - anchorLocal;
        if (missing <= 0) {
            return anchorTrue;
        }
        long rate = 1_000_000L + ratePpm;
        if (rate == 0 || missing > FAR_NANOS) {
            return Long.MAX_VALUE;
        }
        long whole = missing / rate;
        if (whole > FAR_NANOS / 1_000_000L) {
            return Long.MAX_VALUE;
        }
        long moment = anchorTrue + whole * 1_000_000L + missing % rate * 1_000_000L / rate;
        while (local(moment) < deadlineNanos) {
            moment++;
        }
        return moment;
    }

    private long local(long moment) {
        long elapsed = moment - anchorTrue;
        if (ratePpm == 0) {
            return anchorLocal + elapsed;
        }
        return anchorLocal + elapsed + elapsed / 1_000_000L * ratePpm + elapsed % 1_000_000L * ratePpm / 1_000_000L;
    }
}
