package io.phantomdb.simulator.fault;

import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** Whom it strikes: any node, but every other time whoever leads, as most mistakes are made when leaders change. */
final class Victims {
    private final Fleet fleet;
    private final SplitEntropy entropy;

    Victims(Fleet fleet, SplitEntropy entropy) {
        this.fleet = fleet;
        this.entropy = entropy;
    }

    SimNode any() {
        SimNode leader = fleet.leader();
        return leader != null && entropy.below(2) == 0
                ? leader
                : fleet.nodes().get(entropy.below(fleet.nodes().size()));
    }

    /** Neither of these two, which may be the same. */
    SimNode otherThan(SimNode one, SimNode another) {
        List<SimNode> others = fleet.nodes().stream().filter(node -> node != one && node != another).toList();
        return others.get(entropy.below(others.size()));
    }
}
