package io.phantomdb.simulator.invariant;

import io.phantomdb.host.Trace;
import io.phantomdb.simulator.world.Simulation;
import java.util.List;

/** All invariants of a run: each sees each event, and the first that does not hold ends the run. */
public final class Invariants {
    private final Simulation simulation;
    private final List<Invariant> invariants;

    public Invariants(Simulation simulation, List<Invariant> invariants) {
        this.simulation = simulation;
        this.invariants = List.copyOf(invariants);
        simulation.trace().listen(this::event);
    }

    /** As the constructor, for those who ask nothing of it later. */
    public static void watch(Simulation simulation, List<Invariant> invariants) {
        new Invariants(simulation, invariants);
    }

    private void event(int node, Trace.Event event) {
        try {
            for (Invariant invariant : invariants) {
                invariant.event(node, event);
            }
        } catch (Invariant.Violated violated) {
            simulation.fail("invariant", violated.getMessage(), violated);
        }
    }

    /** How often the invariant of this class has compared anything. */
    public long comparisons(Class<? extends Invariant> kind) {
        for (Invariant invariant : invariants) {
            if (kind.isInstance(invariant)) {
                return invariant.comparisons();
            }
        }
        return 0;
    }
}
