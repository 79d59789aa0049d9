package io.phantomdb.simulator.world;

import io.phantomdb.host.Loop;

/** A turn that comes when its node's clock has reached a deadline. */
final class SimTimer extends SimEvent implements Loop.Timer {
    private final NodeLife life;
    private final long deadlineNanos;
    private final Runnable turn;
    private boolean isCancelled;

    SimTimer(NodeLife life, long deadlineNanos, Runnable turn) {
        this.life = life;
        this.deadlineNanos = deadlineNanos;
        this.turn = turn;
    }

    NodeLife life() {
        return life;
    }

    /** Puts itself in the queue, at the moment at which the clock, as it runs now, will have reached the deadline. */
    void schedule() {
        Simulation simulation = life.simulation();
        simulation.queue().add(this, Math.max(life.clock().trueTimeOf(deadlineNanos), simulation.moment()));
    }

    @Override
    void fire() {
        life.loop().post(this::expired);
    }

    private void expired() {
        if (!isCancelled) {
            turn.run();
        }
    }

    @Override
    public void cancel() {
        isCancelled = true;
        life.simulation().queue().remove(this);
    }
}
