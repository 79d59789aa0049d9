package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that end and come back. What was synced survives all of it, so even a power failure of every node at once
 * must lose nothing that was acknowledged; but single crashes leave a majority running, or nothing would ever happen.
 */
final class ProcessFaults {
    private static final int SHARDS = 2;
    private static final long LATE_NANOS_MAX = 60_000_000L;
    private static final long LOOK_NANOS_MAX = 100_000L;

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

    /** From now on a replica may lose power when it has another state, and still the log of before. */
    void watch() {
        fleet.whenHistoryIsReplaced(node -> {
            if (!isOver && entropy.below(2) == 0) {
                node.ambushAfterCell(() -> powerFails(node, 1));
            }
        });
    }

    /** Of those that make leaders. */
    Fault contest(long lastsNanos) {
        SimNode victim = victims.any();
        return switch (entropy.below(8)) {
            case 0 -> crash(victim, SimNode.Crash.POWER, 1);
            case 1 -> crash(victim, SimNode.Crash.KILL, lastsNanos);
            case 2 -> handOver();
            case 3, 4 -> ambush(victim, lastsNanos);
            default -> rivalry();
        };
    }

    Fault draw(long lastsNanos) {
        SimNode victim = victims.any();
        SimNode.Crash how = entropy.below(2) == 0 ? SimNode.Crash.KILL : SimNode.Crash.POWER;
        return switch (entropy.below(12)) {
            case 0, 1 -> pause(victim, lastsNanos / 2);
            case 2 -> powerFailure(entropy.below(2) * lastsNanos / 4);
            case 3, 4 -> crash(victim, how, 1);
            case 5, 6, 7 -> ambush(victim, lastsNanos);
            case 8 -> handOver();
            case 9 -> rivalry();
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

    /** Leaders change without a pause: what one had under way meets the next at once. */
    private Fault handOver() {
        SimNode to = fleet.nodes().get(entropy.below(fleet.nodes().size()));
        int place = entropy.below(4);
        return place < SHARDS
                ? new Fault("hand over to " + to.name() + " at place " + place, () -> fleet.handOver(to, place),
                        () -> {}, 1)
                : new Fault("hand over to " + to.name(), () -> fleet.handOver(to), () -> {}, 1);
    }

    /**
     * Two are told to take over, so that both campaign in one term; whoever is left to vote hears of the second later, and
     * loses power on its first vote's way to the disk. Should the first be elected, it is not heard for as long.
     */
    private Fault rivalry() {
        List<SimNode> voters = new ArrayList<>(fleet.nodes());
        SimNode first = voters.remove(entropy.below(voters.size()));
        SimNode second = voters.remove(entropy.below(voters.size()));
        return new Fault("rivalry of " + first.name() + " and " + second.name(), () -> {
            silenceOnceElected(first, fleet.leader(), simulation.now() + LATE_NANOS_MAX);
            for (SimNode voter : voters) {
                long late = simulation.now() + entropy.between(1, LATE_NANOS_MAX);
                simulation.network().clog(second.number(), voter.number(), late);
                lieInWait(voter, 1);
            }
            fleet.handOver(first);
            fleet.handOver(second);
        }, () -> {}, 1);
    }

    private void silenceOnceElected(SimNode candidate, SimNode before, long until) {
        simulation.at(simulation.now() + entropy.between(1, LOOK_NANOS_MAX), () -> {
            if (isOver || simulation.now() > until) {
                return;
            }
            if (fleet.leader() == candidate && candidate != before) {
                fleet.nodes().forEach(other -> simulation.network().clog(candidate.number(), other.number(), until));
            } else {
                silenceOnceElected(candidate, before, until);
            }
        });
    }

    /** The power fails while a sync is under way, and comes back at once or after a while. */
    private Fault ambush(SimNode victim, long lastsNanos) {
        long downNanos = entropy.below(2) == 0 ? 1 : lastsNanos;
        return new Fault("ambush of " + victim.name(), () -> lieInWait(victim, downNanos), () -> {},
                lastsNanos);
    }

    /** For the next append, or for the one after it, which may be what the first should have waited for; or after a cell. */
    private void lieInWait(SimNode victim, long downNanos) {
        Runnable strike = () -> powerFails(victim, downNanos);
        switch (entropy.below(4)) {
            case 0, 1 -> victim.ambush(strike);
            case 2 -> victim.ambush(() -> victim.ambush(strike));
            default -> victim.ambushAfterCell(strike);
        }
    }

    private void powerFails(SimNode victim, long downNanos) {
        if (!isOver && isExpendable(victim)) {
            victim.crash(SimNode.Crash.POWER);
            simulation.at(simulation.now() + downNanos, () -> restart(victim));
        }
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
