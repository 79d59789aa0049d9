package io.phantomdb.simulator.world;

import io.phantomdb.host.Host;
import java.util.ArrayList;
import java.util.List;

/**
 * One process of a node, from its start to its end. After the end nothing of it ever runs again: its turns and timers
 * are skipped when they come up, its threads are never resumed, and what is addressed to it is dropped.
 */
final class NodeLife {
    private final SimNode node;
    private final int number;
    private final Simulation simulation;
    private final SplitEntropy entropy;
    private final NodeClock clock;
    private final SimLoop loop;
    private final SimStreams streams;
    private final List<Runnable> endings = new ArrayList<>();
    private final Host host;
    private boolean isAlive = true;

    NodeLife(SimNode node, int number, SplitEntropy entropy, NodeClock clock) {
        this.node = node;
        this.number = number;
        this.simulation = node.simulation();
        this.entropy = entropy.fork("world");
        this.clock = clock;
        this.loop = new SimLoop(this);
        this.streams = new SimStreams(this);
        this.host = new Host(clock, entropy.fork("host"), new SimPeers(this), streams, new SimDisk(this, node.disk()),
                new SmallCaches(simulation.settings().cacheWeightMax()), loop, new SimTasks(this),
                new SimTrace(node, simulation.trace()));
    }

    SimNode node() {
        return node;
    }

    int number() {
        return number;
    }

    Simulation simulation() {
        return simulation;
    }

    SplitEntropy entropy() {
        return entropy;
    }

    NodeClock clock() {
        return clock;
    }

    SimLoop loop() {
        return loop;
    }

    SimStreams streams() {
        return streams;
    }

    Host host() {
        return host;
    }

    boolean isAlive() {
        return isAlive;
    }

    /** Run when the process ends, oldest first. */
    void onEnd(Runnable ending) {
        endings.add(ending);
    }

    void end() {
        isAlive = false;
        endings.forEach(Runnable::run);
        endings.clear();
    }

    /** Starts a thread of this process after a while. */
    Story begin(Runnable body, long delayNanos) {
        Story story = new Story(this, simulation.nextStory(), body);
        simulation.queue().add(story, simulation.moment() + delayNanos);
        return story;
    }

    long wakeDelay() {
        return entropy.below((int) simulation.settings().wakeMax()) + 1L;
    }

    /**
     * A blocking request: the calling story lets virtual time pass. On a turn of the loop, where nothing should block,
     * the turn becomes that much longer, and is recorded if that is too long.
     */
    void block(long nanos) {
        Story story = simulation.running();
        if (story == null) {
            simulation.spend(nanos);
        } else {
            story.pause(nanos);
        }
    }

    /** Puts off an event of this process while the process is stopped. */
    boolean deferWhilePaused(SimEvent event) {
        if (node.pausedUntil() <= simulation.now()) {
            return false;
        }
        simulation.queue().add(event, node.pausedUntil());
        return true;
    }

    /** Something threw where nothing may throw: the process ends. */
    void broke(String where, Throwable thrown) {
        if (isAlive) {
            node.broke(where, thrown);
        }
    }
}
