package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A world from one seed: virtual time, the queue of what is still to happen, the nodes, and the one baton that decides
 * which thread may run. All of it is used by one thread at a time: whoever calls {@link #run}, then the driver, then the
 * story that holds the baton.
 */
public final class Simulation {
    private final EventQueue queue = new EventQueue();
    private final SplitEntropy entropy;
    private final WorldSettings settings;
    private final RunTrace trace;
    private final Network network;
    private final List<SimNode> nodes = new ArrayList<>();
    private long now;
    private long spent;
    private long events;
    private long stories;
    private RunFailure failure;
    private Thread driver;
    private volatile boolean isAbandoned;
    private volatile Story running;

    /** The observer may be null: then nothing is formatted. */
    public Simulation(long seed, WorldSettings settings, RunObserver observer) {
        this.settings = settings;
        this.entropy = new SplitEntropy(seed).fork("world");
        this.trace = new RunTrace(this, observer == null ? RunObserver.NONE : observer);
        this.network = new Network(this, entropy.fork("network"));
    }

    /** A machine of the cluster, or one for clients; it runs nothing yet. Numbers from 1, never twice. */
    public SimNode addNode(int number, String name) {
        for (SimNode node : nodes) {
            Check.that(node.number() != number, "there is a node %d already", number);
        }
        SimNode node = new SimNode(this, number, name, entropy.fork("node " + number));
        nodes.add(node);
        return node;
    }

    public List<SimNode> nodes() {
        return List.copyOf(nodes);
    }

    SimNode node(int number) {
        for (SimNode node : nodes) {
            if (node.number() == number) {
                return node;
            }
        }
        throw Check.unreachable("a node of number " + number);
    }

    /** Virtual nanoseconds since the beginning, at the start of the current event. */
    public long now() {
        return now;
    }

    /** Events so far. */
    public long events() {
        return events;
    }

    public RunTrace trace() {
        return trace;
    }

    public Network network() {
        return network;
    }

    public WorldSettings settings() {
        return settings;
    }

    /** Entropy for parts of the harness. */
    public SplitEntropy fork(String purpose) {
        return entropy.fork("harness " + purpose);
    }

    /** What went wrong first, or null. */
    public RunFailure failure() {
        return failure;
    }

    /** Ends the run: the first call counts. */
    public void fail(String where, String what, Throwable cause) {
        if (failure == null) {
            failure = new RunFailure(moment(), where, what, cause);
            trace.harness("failure", where + ": " + what);
        }
    }

    /** Has the run end soon, wherever it is; what it came to means nothing then. Any thread. */
    public void abandon() {
        isAbandoned = true;
    }

    public boolean isAbandoned() {
        return isAbandoned;
    }

    /** Has the harness do something at a moment of virtual time. */
    public void at(long atNanos, Runnable action) {
        queue.add(new HarnessEvent(action), Math.max(atNanos, moment()));
    }

    /**
     * Lets the world go on until the moment, or until it is enough, or until something failed. Blocks the caller; the
     * world runs on a virtual thread of its own, as handing a baton to and from a platform thread costs ten times more.
     */
    public void run(long untilNanos, BooleanSupplier enough) {
        Throwable[] thrown = new Throwable[1];
        driver = Thread.ofVirtual().unstarted(() -> {
            try {
                drive(untilNanos, enough);
            } catch (Throwable broken) {
                thrown[0] = broken;
            }
        });
        driver.start();
        try {
            driver.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the world ran", interrupted);
        }
        if (thrown[0] != null) {
            throw new IllegalStateException("the simulator itself broke", thrown[0]);
        }
    }

    private void drive(long untilNanos, BooleanSupplier enough) {
        while (failure == null && !isAbandoned && !enough.getAsBoolean()) {
            SimEvent event = queue.first();
            if (event == null || event.at > untilNanos) {
                now = Math.max(now, untilNanos);
                return;
            }
            queue.take();
            now = event.at;
            spent = 0;
            events++;
            event.fire();
        }
        spent = 0;
    }

    /** Virtual time within the current event: what has been done in it so far has taken time. */
    long moment() {
        return now + spent;
    }

    /** The current event takes this much longer. */
    void spend(long nanos) {
        spent += nanos;
    }

    long spent() {
        return spent;
    }

    EventQueue queue() {
        return queue;
    }

    long nextStory() {
        return ++stories;
    }

    /** The story that holds the baton, or null on the driver. */
    Story running() {
        return running;
    }

    /** Called by the driver: returns when the story has given the baton back. */
    void giveBaton(Story story) {
        running = story;
        story.resume();
        while (running != null) {
            LockSupport.park(this);
        }
    }

    /** Called by a story: returns when it gets the baton again, or never. */
    void returnBaton(Story story) {
        leaveBaton();
        while (running != story) {
            LockSupport.park(this);
        }
    }

    /** Called by a story that ends. */
    void leaveBaton() {
        running = null;
        LockSupport.unpark(driver);
    }

    private static final class HarnessEvent extends SimEvent {
        private final Runnable action;

        HarnessEvent(Runnable action) {
            this.action = action;
        }

        @Override
        void fire() {
            action.run();
        }
    }
}
