package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.fault.Ways.Way;
import io.phantomdb.simulator.world.Network;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.Weather;
import java.util.List;

/** Bad weather, and ways that are closed: all of a node's, half the cluster's, one direction only, any. */
final class NetworkFaults {
    private final Simulation simulation;
    private final SplitEntropy entropy;
    private final Victims victims;
    private final Ways ways;
    private final Depositions depositions;
    private final LeaderFaults leaders;

    NetworkFaults(Simulation simulation, Fleet fleet, SplitEntropy entropy) {
        this.simulation = simulation;
        this.victims = new Victims(fleet, entropy);
        this.entropy = entropy;
        this.ways = new Ways(simulation.network(), fleet.nodes(), entropy);
        this.depositions = new Depositions(simulation, fleet, ways, entropy);
        this.leaders = new LeaderFaults(simulation, fleet, ways, depositions, entropy);
    }

    /** Of those that make leaders. */
    Fault contest(long lastsNanos) {
        return switch (entropy.below(10)) {
            case 0 -> weather(lastsNanos);
            case 1 -> partition("isolated", ways.around(victims.any()), lastsNanos);
            case 2 -> partition("partial", ways.some(), lastsNanos);
            case 3 -> depositions.unawares();
            case 4 -> depositions.byItself();
            case 5, 6 -> leaders.straggler();
            case 7 -> leaders.misled();
            default -> leaders.usurpers(lastsNanos);
        };
    }

    Fault draw(long lastsNanos) {
        return switch (entropy.below(14)) {
            case 0, 1 -> weather(lastsNanos);
            case 2, 3 -> partition("isolated", ways.around(victims.any()), lastsNanos);
            case 4 -> partition("split", ways.between(), lastsNanos);
            case 5 -> partition("one way", ways.oneSided(victims.any()), lastsNanos);
            case 6 -> partition("partial", ways.some(), lastsNanos);
            case 7 -> leaders.usurpers(lastsNanos);
            case 8 -> depositions.unawares();
            case 9 -> depositions.byItself();
            case 10, 11 -> leaders.straggler();
            case 12 -> leaders.misled();
            default -> clog(lastsNanos);
        };
    }

    /** For good: nothing is closed by itself any more. */
    void heal() {
        depositions.end();
        leaders.end();
        ways.heal();
    }

    void isolate(SimNode alone) {
        ways.close(ways.around(alone));
    }

    private Fault weather(long lastsNanos) {
        Weather weather = new Weather(entropy.below(2) * entropy.nextDouble() * 0.3, entropy.below(2) * entropy
                .nextDouble() * 0.2, entropy.below(2) * entropy.nextDouble() * 0.3,
                entropy.below(2) * entropy.nextDouble() * 0.3,
                1 + entropy.below(3) * entropy.below(15));
        Network network = simulation.network();
        return new Fault("weather " + weather, () -> network.weather(weather), () -> network.weather(Weather.FINE),
                lastsNanos);
    }

    private Fault clog(long lastsNanos) {
        SimNode from = victims.any();
        SimNode to = victims.any();
        long until = simulation.now() + lastsNanos;
        return new Fault("clog " + from.name() + ">" + to.name(), () -> simulation.network().clog(from.number(), to
                .number(), until), () -> {}, lastsNanos);
    }

    private Fault partition(String what, List<Way> closed, long lastsNanos) {
        return new Fault(what + " " + Ways.text(closed), () -> ways.close(closed), () -> ways.open(closed), lastsNanos);
    }
}
