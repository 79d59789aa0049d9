package io.phantomdb.simulator.check.anomaly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for a shortest cycle of one name: by breadth from each transaction where an edge begins without which there is no
 * such cycle, over pairs of node and {@link CyclePattern} state, within components. Links cost nothing, so nodes are taken
 * from both ends of the queue in the order of their distance.
 */
final class CycleSearch {
    /** Edges looked at; beyond it a cycle that was found may not be a shortest one. */
    private static final long WORK_MAX = 40_000_000;

    private final CompactGraph graph;
    private final CyclePattern pattern;
    private final int[] component;
    /** Places of the nodes in the arrays below; only those in components have one. */
    private final int[] place;
    private final int states;
    /** By place and state: in which round it was reached, how far from the start, over which edge, from which state. */
    private final int[] round;
    private final int[] distance;
    private final int[] byEdge;
    private final int[] fromState;
    private final int[] fromNode;
    private final boolean[] isDone;
    private final IntDeque queue = new IntDeque();
    private int[] nodeOfPlace;
    private int rounds;
    private long work;
    private Cycle best;

    private CycleSearch(CompactGraph graph, CyclePattern pattern, int[] component) {
        this.graph = graph;
        this.pattern = pattern;
        this.component = component;
        this.place = new int[graph.nodes()];
        this.states = pattern.states();
        int pairs = countPlaces() * states;
        this.round = new int[pairs];
        this.distance = new int[pairs];
        this.byEdge = new int[pairs];
        this.fromState = new int[pairs];
        this.fromNode = new int[pairs];
        this.isDone = new boolean[pairs];
    }

    /** A shortest cycle of that name, or null. */
    static Cycle shortest(CompactGraph graph, CyclePattern pattern) {
        int[] component = Components.find(graph, pattern.allowed());
        return new CycleSearch(graph, pattern, component).run();
    }

    private int countPlaces() {
        int count = 0;
        nodeOfPlace = new int[component.length];
        for (int node = 0; node < component.length; node++) {
            if (component[node] != Components.NONE) {
                nodeOfPlace[count] = node;
                place[node] = count++;
            }
        }
        nodeOfPlace = Arrays.copyOf(nodeOfPlace, count);
        return count;
    }

    private Cycle run() {
        for (int node : nodeOfPlace) {
            if (hasLandmark(node) && work < WORK_MAX && (best == null || best.edges().size() > 2)) {
                from(node);
            }
        }
        return best;
    }

    private boolean hasLandmark(int node) {
        for (int edge = graph.firsts()[node]; edge < graph.firsts()[node + 1]; edge++) {
            if ((pattern.landmarks() & 1 << graph.kinds()[edge]) != 0
                    && component[graph.tos()[edge]] == component[node]) {
                return true;
            }
        }
        return false;
    }

    private void from(int start) {
        rounds++;
        queue.clear();
        int first = place[start] * states;
        reach(first, 0, -1, 0, 0);
        queue.addLast(first);
        while (!queue.isEmpty() && work < WORK_MAX) {
            int pair = queue.removeFirst();
            if (!isDone[pair]) {
                isDone[pair] = true;
                if (pair != first && nodeOfPlace[pair / states] == start) {
                    keep(pathTo(pair));
                    return;
                }
                expand(start, pair);
            }
        }
    }

    private void expand(int start, int pair) {
        int node = nodeOfPlace[pair / states];
        int lengthMax = best == null ? Integer.MAX_VALUE : best.edges().size() - 1;
        for (int edge = graph.firsts()[node]; edge < graph.firsts()[node + 1]; edge++) {
            work++;
            int to = graph.tos()[edge];
            EdgeKind kind = graph.kind(edge);
            int cost = kind == EdgeKind.LINK ? 0 : 1;
            int state = cost == 0 ? pair % states : pattern.next(pair % states, kind);
            if (state == CyclePattern.FORBIDDEN || component[to] != component[node] || distance[pair] + cost > lengthMax
                    || to == start && !pattern.accepts(state)) {
                continue;
            }
            int next = place[to] * states + state;
            if (round[next] != rounds || distance[next] > distance[pair] + cost) {
                reach(next, distance[pair] + cost, edge, pair % states, node);
                enqueue(next, cost);
            }
        }
    }

    private void reach(int pair, int far, int edge, int state, int node) {
        round[pair] = rounds;
        distance[pair] = far;
        byEdge[pair] = edge;
        fromState[pair] = state;
        fromNode[pair] = node;
        isDone[pair] = false;
    }

    private void enqueue(int pair, int cost) {
        if (cost == 0) {
            queue.addFirst(pair);
        } else {
            queue.addLast(pair);
        }
    }

    private List<Integer> pathTo(int pair) {
        ArrayDeque<Integer> path = new ArrayDeque<>();
        int at = pair;
        while (byEdge[at] >= 0) {
            path.addFirst(byEdge[at]);
            at = place[fromNode[at]] * states + fromState[at];
        }
        return new ArrayList<>(path);
    }

    private void keep(List<Integer> path) {
        List<Cycle.Edge> edges = simple(withoutLinks(path));
        if (edges != null && (best == null || edges.size() < best.edges().size())) {
            best = new Cycle(edges);
        }
    }

    private List<Cycle.Edge> withoutLinks(List<Integer> path) {
        List<Cycle.Edge> edges = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            int first = path.get(at);
            int last = first;
            while (at + 1 < path.size() && graph.kind(path.get(at + 1)) == EdgeKind.LINK) {
                last = path.get(++at);
            }
            edges.add(new Cycle.Edge(begin(first), graph.tos()[last], graph.kind(first), graph.notes()[last]));
        }
        return edges;
    }

    private int begin(int edge) {
        int found = Arrays.binarySearch(graph.firsts(), edge);
        int node = found >= 0 ? found : -found - 2;
        while (graph.firsts()[node + 1] == edge) {
            node++;
        }
        return node;
    }

    /** A walk may come by a node twice; then one of the circles it is made of has the name, or none of them. */
    private List<Cycle.Edge> simple(List<Cycle.Edge> walk) {
        List<Cycle.Edge> open = new ArrayList<>();
        for (Cycle.Edge edge : walk) {
            open.add(edge);
            for (int at = 0; at < open.size(); at++) {
                if (open.get(at).from() == edge.to()) {
                    List<Cycle.Edge> circle = open.subList(at, open.size());
                    if (pattern.matches(circle)) {
                        return List.copyOf(circle);
                    }
                    circle.clear();
                    break;
                }
            }
        }
        return null;
    }
}
