package io.phantomdb.simulator.seed;

import io.phantomdb.base.Check;
import io.phantomdb.simulator.raft.RaftSubject;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.workload.Subject;
import io.phantomdb.simulator.world.SplitEntropy;
import java.util.List;

/** What can be put to the test, by name. */
public final class Workloads {
    /** Those in SQL, from which a seed draws unless it is told otherwise. */
    public static final List<String> SQL_NAMES = List.of("registers", "bank", "set", "index", "lists");
    /** All of them. */
    public static final List<String> NAMES = List.of("registers", "bank", "set", "index", "lists", "raft");

    private Workloads() {}

    static Subject create(String name, Simulation simulation, SplitEntropy entropy) {
        return switch (name) {
            case "raft" -> new RaftSubject(simulation, entropy);
            default -> throw Check.unreachable("a workload named " + name);
        };
    }
}
