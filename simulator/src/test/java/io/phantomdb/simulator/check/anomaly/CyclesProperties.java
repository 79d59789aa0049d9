package io.phantomdb.simulator.check.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.world.SplitEntropy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** Graphs small enough to list all their cycles: the search finds what is there, by its name, and nothing shorter is. */
final class CyclesProperties {
    private static final int NODES = 6;
    private static final List<EdgeKind> KINDS = List.of(EdgeKind.WW, EdgeKind.WR, EdgeKind.RW, EdgeKind.PREDICATE_RW,
            EdgeKind.REALTIME);

    private DependencyGraph graph;
    private final List<Cycle.Edge> edges = new ArrayList<>();
    /** The length of a shortest cycle of each name. */
    private final Map<AnomalyKind, Integer> shortest = new EnumMap<>(AnomalyKind.class);

    /** All tries share one instance. */
    @BeforeTry
    void begin() {
        graph = new DependencyGraph(NODES);
        edges.clear();
        shortest.clear();
    }

    /** Some edges lead over a node that is no transaction. */
    private void draw(SplitEntropy entropy) {
        int kinds = entropy.below(31) + 1;
        for (int edge = entropy.below(14) + 3; edge > 0; edge--) {
            int from = entropy.below(NODES);
            int to = entropy.below(NODES);
            EdgeKind kind = KINDS.get(entropy.below(KINDS.size()));
            if (from != to && (kinds & 1 << KINDS.indexOf(kind)) != 0) {
                edges.add(new Cycle.Edge(from, to, kind, edge));
                if (entropy.below(3) == 0) {
                    int between = graph.addNode();
                    graph.add(from, between, kind, DependencyGraph.NO_NOTE);
                    graph.add(between, to, EdgeKind.LINK, edge);
                } else {
                    graph.add(from, to, kind, edge);
                }
            }
        }
    }

    private static Stream<CyclePattern> patterns() {
        return Stream.concat(CyclePattern.PLAIN.stream(), CyclePattern.REALTIME.stream());
    }

    private void listCycles(int start, List<Cycle.Edge> path) {
        int at = path.isEmpty() ? start : path.getLast().to();
        for (Cycle.Edge edge : edges) {
            if (edge.from() == at && edge.to() >= start) {
                path.add(edge);
                if (edge.to() == start) {
                    patterns().filter(pattern -> pattern.matches(path))
                            .forEach(pattern -> shortest.merge(pattern.name(),
                                    path.size(), Math::min));
                } else if (path.stream().noneMatch(other -> other.from() == edge.to())) {
                    listCycles(start, path);
                }
                path.removeLast();
            }
        }
    }

    @Property(tries = 3_000)
    void theSearchFindsWhatListingAllCyclesFinds(@ForAll long seed) {
        draw(new SplitEntropy(seed));
        for (int node = 0; node < NODES; node++) {
            listCycles(node, new ArrayList<>());
        }
        List<Cycles.Found> found = Cycles.find(graph);
        assertEquals(shortest.isEmpty(), found.isEmpty(), edges.toString());
        for (Cycles.Found each : found) {
            isCycleOfThatName(each);
            assertTrue(each.cycle().edges().size() >= shortest.get(each.kind()), each + " is too short for " + edges);
        }
        CyclePattern.PLAIN.stream().map(CyclePattern::name).filter(shortest::containsKey).findFirst().ifPresent(
                worst -> isFoundShortest(worst, found));
    }

    /** Of the names without real time the worst is found for certain, with a shortest cycle. */
    private void isFoundShortest(AnomalyKind worst, List<Cycles.Found> found) {
        Cycles.Found first = found.stream().filter(each -> CyclePattern.PLAIN.stream().anyMatch(
                pattern -> pattern.name() == each.kind())).findFirst().orElseThrow();
        assertEquals(worst, first.kind(), edges.toString());
        assertEquals(shortest.get(worst), first.cycle().edges().size(), first + " is not a shortest of " + edges);
    }

    private void isCycleOfThatName(Cycles.Found found) {
        List<Cycle.Edge> circle = found.cycle().edges();
        for (int at = 0; at < circle.size(); at++) {
            assertTrue(edges.contains(circle.get(at)), circle + " is not made of " + edges);
            assertEquals(circle.get(at).to(), circle.get((at + 1) % circle.size()).from(), "a circle is closed");
        }
        assertEquals(circle.size(), circle.stream().map(Cycle.Edge::from).distinct().count(), "it comes by each once");
        assertTrue(patterns().anyMatch(pattern -> pattern.name() == found.kind() && pattern.matches(circle)),
                found.toString());
    }
}
