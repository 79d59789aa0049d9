package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Loops;
import java.util.ArrayDeque;

/**
 * The one store loop of a process: its turns run on the driver, in the order in which they were posted, one event each.
 * A turn takes virtual time, and the next begins when it is over. Labour runs on a thread of its own, so that a crash
 * can come between any two of its requests to the disk.
 */
final class SimLoop extends SimEvent implements Loop, Loops {
    private static final long TURN_NANOS = 1_000;
    private static final long TURN_NANOS_MAX = 1_000_000;
    private static final int LABOUR_NANOS_MAX = 3_000_000;

    private final NodeLife life;
    private final Simulation simulation;
    private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
    private final ArrayDeque<Runnable> labours = new ArrayDeque<>();
    private long busyUntil;
    private int labouring;
    private boolean isOnTurn;

    SimLoop(NodeLife life) {
        this.life = life;
        this.simulation = life.simulation();
    }

    @Override
    public Loop store() {
        return this;
    }

    @Override
    public boolean isHere() {
        return isOnTurn && simulation.running() == null;
    }

    @Override
    public void post(Runnable turn) {
        if (!life.isAlive()) {
            return;
        }
        turns.add(Check.present(turn, "turn"));
        if (!isQueued() && !isOnTurn) {
            schedule();
        }
    }

    @Override
    public Timer at(long deadlineNanos, Runnable turn) {
        SimTimer timer = new SimTimer(life, deadlineNanos, turn);
        if (life.isAlive()) {
            timer.schedule();
        }
        return timer;
    }

    @Override
    void fire() {
        if (!life.isAlive() || life.deferWhilePaused(this)) {
            return;
        }
        simulation.spend(TURN_NANOS);
        isOnTurn = true;
        try {
            turns.remove().run();
        } catch (Throwable broken) {
            life.broke("turn", broken);
        } finally {
            isOnTurn = false;
        }
        busyUntil = simulation.moment();
        if (simulation.spent() > TURN_NANOS_MAX) {
            simulation.trace().world(life.node(), WorldEvent.LONG_TURN, simulation.spent(), 0);
        }
        if (!turns.isEmpty() && life.isAlive()) {
            schedule();
        }
    }

    private void schedule() {
        simulation.queue().add(this, Math.max(busyUntil, simulation.moment()));
    }

    @Override
    public <T> void work(String name, Labour<T> labour, Completion<T> done) {
        Check.that(isHere(), "labour is asked for on the store loop");
        labours.add(() -> labour(labour, done));
        beginLabour();
    }

    private void beginLabour() {
        if (labouring < simulation.settings().labourMax() && !labours.isEmpty()) {
            labouring++;
            Story worker = life.begin(labours.remove(), 0);
            simulation.trace().world(life.node(), WorldEvent.LABOUR_START, worker.number(), 0);
        }
    }

    /** Runs on the worker's thread. */
    private <T> void labour(Labour<T> labour, Completion<T> done) {
        T result = null;
        Exception error = null;
        life.block(life.entropy().below(LABOUR_NANOS_MAX));
        try {
            result = labour.run();
        } catch (Exception failed) {
            error = failed;
        }
        T value = result;
        Exception thrown = error;
        post(() -> {
            labouring--;
            beginLabour();
            done.done(value, thrown);
        });
    }
}
