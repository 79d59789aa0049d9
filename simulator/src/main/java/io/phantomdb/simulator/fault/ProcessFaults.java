package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/**
 * Processes that end and come back. What was synced survives all of it, so even a power failure of every node at once
 * must lose nothing that was acknowledged; but single crashes leave a majority running, or nothing would ever happen.
 */
final class ProcessFaults {
    private final Simulation simulation;
    private final Fleet fleet;
    private final SplitEntropy entropy;
    private final Victims victims;
    private boolean isOver;

    ProcessFaults(Simulation simulation, Fleet fleet, SplitEntropy entropy) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.entropy = entropy;
        this.victims = new Victims(fleet, entropy);
    }

    Fault draw(long lastsNanos) {
        SimNode victim = victims.any();
        SimNode.Crash how = entropy.below(2) == 0 ? SimNode.Crash.KILL : SimNode.Crash.POWER;
        return switch (entropy.below(10)) {
            case 0, 1 -> pause(victim, lastsNanos / 2);
            case 2 -> powerFailure(entropy.below(2) * lastsNanos / 4);
            case 3, 4 -> crash(victim, how, 1);
            case 5, 6, 7 -> ambush(victim, lastsNanos);
            default -> crash(victim, how, lastsNanos);
        };
    }

    private Fault pause(SimNode victim, long lastsNanos) {
        return new Fault("pause " + victim.name(), () -> victim.pause(lastsNanos), () -> {}, lastsNanos);
    }

    private Fault crash(SimNode victim, SimNode.Crash how, long lastsNanos) {
        return new Fault("crash " + victim.name() + " " + how, () -> {
            if (isExpendable(victim)) {
                victim.crash(how);
            }
        }, () -> restart(victim), lastsNanos);
    }

    /** The power fails while a sync is under way, and comes back at once or after a while. */
    private Fault ambush(SimNode victim, long lastsNanos) {
        long downNanos = entropy.below(2) == 0 ? 1 : lastsNanos;
        return new Fault("ambush of " + victim.name(), () -> victim.ambush(() -> {
            if (!isOver && isExpendable(victim)) {
                victim.crash(SimNode.Crash.POWER);
                simulation.at(simulation.now() + downNanos, () -> restart(victim));
            }
        }), () -> {}, lastsNanos);
    }

    /** No ambush strikes any more. */
    void end() {
        isOver = true;
    }

    private Fault powerFailure(long lastsNanos) {
        List<SimNode> all = fleet.nodes();
        return new Fault("power failure everywhere", () -> {
            for (SimNode node : all) {
                if (node.isUp()) {
                    node.crash(SimNode.Crash.POWER);
                }
            }
        }, () -> all.forEach(this::restart), lastsNanos);
    }

    private boolean isExpendable(SimNode victim) {
        long up = fleet.nodes().stream().filter(SimNode::isUp).count();
        return victim.isUp() && (up - 1) * 2 > fleet.nodes().size();
    }

    void restart(SimNode node) {
        if (!node.isUp()) {
            fleet.start(node);
        }
    }
}
