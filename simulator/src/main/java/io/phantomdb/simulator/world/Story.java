package io.phantomdb.simulator.world;

import io.phantomdb.host.Promise;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual thread of a node's process: a story, its labour or its start. As an event it is "this thread goes on". If
 * the process is dead it simply never does; with {@code jdk.trackAllThreads=false} the thread is then collected and none
 * of its {@code finally} blocks ever runs, as in a power cut.
 */
final class Story extends SimEvent {
    private final NodeLife life;
    private final long number;
    private final Runnable body;
    private Thread thread;

    Story(NodeLife life, long number, Runnable body) {
        this.life = life;
        this.number = number;
        this.body = body;
    }

    NodeLife life() {
        return life;
    }

    long number() {
        return number;
    }

    @Override
    void fire() {
        if (life.isAlive() && !life.deferWhilePaused(this)) {
            life.simulation().giveBaton(this);
        }
    }

    /** Wakes the thread; called by the driver, which has given it the baton. */
    void resume() {
        if (thread == null) {
            thread = Thread.ofVirtual().unstarted(this::tell);
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    /** Goes on after this much virtual time; called while it holds the baton. */
    void pause(long nanos) {
        Simulation simulation = life.simulation();
        simulation.queue().add(this, simulation.moment() + nanos);
        simulation.returnBaton(this);
    }

    /** Goes on some time after the promise is done; called while it holds the baton. */
    void park(Promise<?> until) {
        until.onDone(this::wake);
        life.simulation().returnBaton(this);
    }

    private void wake() {
        if (life.isAlive()) {
            Simulation simulation = life.simulation();
            simulation.queue().add(this, simulation.moment() + life.wakeDelay());
        }
    }

    private void tell() {
        try {
            body.run();
        } catch (Throwable broken) {
            life.broke("story " + number, broken);
        } finally {
            life.simulation().leaveBaton();
        }
    }
}
