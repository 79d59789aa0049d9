package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** What can be wrong with a single machine while its process goes on: its clock, its clients' connections. */
final class NodeFaults {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int STOPPED_PPM = -1_000_000;

    private final Simulation simulation;
    private final List<SimNode> nodes;
    private final Victims victims;
    private final SplitEntropy entropy;

    NodeFaults(Simulation simulation, Fleet fleet, SplitEntropy entropy) {
        this.simulation = simulation;
        this.nodes = fleet.nodes();
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
    }

    Fault clock(long lastsNanos) {
        SimNode victim = victims.any();
        return switch (entropy.below(4)) {
            case 0 -> rate(victim, (int) entropy.between(-500_000, 1_000_000), lastsNanos);
            case 1 -> rate(victim, STOPPED_PPM, lastsNanos / 2);
            case 2 -> {
                long jump = entropy.between(1, 20 * SECOND);
                yield new Fault("clock of " + victim.name() + " jumps " + jump, () -> victim.changeClock(0, jump),
                        () -> {}, 1);
            }
            default -> {
                long jump = entropy.between(-HOUR_MICROS, HOUR_MICROS);
                yield new Fault("wall clock of " + victim.name() + " jumps " + jump, () -> victim.jumpWall(jump),
                        () -> {}, 1);
            }
        };
    }

    private Fault rate(SimNode victim, int ppm, long lastsNanos) {
        return new Fault("clock of " + victim.name() + " runs at " + ppm + " ppm", () -> victim.changeClock(ppm, 0),
                () -> victim.changeClock(0, 0), lastsNanos);
    }

    Fault stream(long lastsNanos) {
        SimNode victim = victims.any();
        if (entropy.below(3) == 0) {
            return clientsClogged(victim, lastsNanos);
        }
        int count = entropy.below(4) + 1;
        return new Fault("reset " + count + " connections of " + victim.name(), () -> victim.resetStreams(count),
                () -> {}, 1);
    }

    private Fault clientsClogged(SimNode victim, long lastsNanos) {
        long until = simulation.now() + lastsNanos;
        return new Fault("clients cannot reach " + victim.name(), () -> {
            for (SimNode client : simulation.nodes()) {
                if (!nodes.contains(client)) {
                    simulation.network().clog(client.number(), victim.number(), until);
                    simulation.network().clog(victim.number(), client.number(), until);
                }
            }
        }, () -> {}, lastsNanos);
    }

    /** Its clock is as it should be. */
    void heal(SimNode victim) {
        victim.changeClock(0, 0);
        victim.resume();
    }
}
