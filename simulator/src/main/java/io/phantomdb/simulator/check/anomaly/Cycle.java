package io.phantomdb.simulator.check.anomaly;

import java.util.List;

/** Transactions none of which can be first: each edge leads to where the next begins, and the last to the first. */
public record Cycle(List<Edge> edges) {
    /** From one transaction to another; links are part of the edge before them. */
    public record Edge(int from, int to, EdgeKind kind, int note) {}

    public Cycle {
        edges = List.copyOf(edges);
    }
}
