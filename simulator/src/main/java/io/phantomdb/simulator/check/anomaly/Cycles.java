package io.phantomdb.simulator.check.anomaly;

import java.util.ArrayList;
import java.util.List;

/** All names that fit what cannot be put in order, each with a shortest cycle that shows it. */
public final class Cycles {
    /** A cycle and its name. */
    public record Found(AnomalyKind kind, Cycle cycle) {}

    private Cycles() {}

    /**
     * Empty if and only if there is an order. A name of real time is looked for only where its plain counterpart is not to be
     * had; and a cycle of a later name may be overlooked beside one of an earlier name.
     */
    public static List<Found> find(DependencyGraph dependencies) {
        CompactGraph graph = dependencies.compact();
        if (isInOrder(graph)) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (int name = 0; name < CyclePattern.PLAIN.size(); name++) {
            if (!search(graph, CyclePattern.PLAIN.get(name), found)) {
                search(graph, CyclePattern.REALTIME.get(name), found);
            }
        }
        if (found.isEmpty()) {
            search(graph, CyclePattern.CYCLE, found);
        }
        return found;
    }

    private static boolean isInOrder(CompactGraph graph) {
        for (int component : Components.find(graph, CyclePattern.CYCLE.allowed())) {
            if (component != Components.NONE) {
                return false;
            }
        }
        return true;
    }

    private static boolean search(CompactGraph graph, CyclePattern pattern, List<Found> found) {
        Cycle cycle = CycleSearch.shortest(graph, pattern);
        if (cycle == null) {
            return false;
        }
        found.add(new Found(pattern.name(), cycle));
        return true;
    }
}
