package io.phantomdb.simulator.check.anomaly;

import java.util.Arrays;

/**
 * Strongly connected components of the edges of some kinds (Tarjan, "Depth-first search and linear graph algorithms", SIAM
 * Journal on Computing, 1972), without recursion, as histories are long. All cycles lie within components.
 */
final class Components {
    /** The component of a node through which no cycle goes. */
    static final int NONE = -1;

    private final CompactGraph graph;
    private final int kinds;
    private final int[] component;
    /** When a node was entered, from 1 on. */
    private final int[] order;
    private final int[] low;
    private final int[] nextEdge;
    private final int[] open;
    private final int[] path;
    private int opened;
    private int depth;
    private int visited;
    private int components;

    private Components(CompactGraph graph, int kinds) {
        this.graph = graph;
        this.kinds = kinds;
        int nodes = graph.nodes();
        this.component = new int[nodes];
        this.order = new int[nodes];
        this.low = new int[nodes];
        this.nextEdge = Arrays.copyOf(graph.firsts(), nodes);
        this.open = new int[nodes];
        this.path = new int[nodes];
        Arrays.fill(component, Integer.MAX_VALUE);
    }

    /**
     * For each node the number of its component, or {@link #NONE} if it is alone in it.
     *
     * @param kinds bits of {@link EdgeKind}; links belong to them always
     */
    static int[] find(CompactGraph graph, int kinds) {
        Components search = new Components(graph, kinds | EdgeKind.LINK.bit());
        for (int node = 0; node < graph.nodes(); node++) {
            if (search.order[node] == 0) {
                search.walk(node);
            }
        }
        return search.component;
    }

    private void walk(int root) {
        enter(root);
        while (depth > 0) {
            int node = path[depth - 1];
            if (nextEdge[node] == graph.firsts()[node + 1]) {
                depth--;
                leave(node);
            } else {
                follow(node, nextEdge[node]++);
            }
        }
    }

    private void enter(int node) {
        order[node] = ++visited;
        low[node] = visited;
        open[opened++] = node;
        path[depth++] = node;
    }

    private void follow(int node, int edge) {
        if ((kinds & 1 << graph.kinds()[edge]) == 0) {
            return;
        }
        int to = graph.tos()[edge];
        if (order[to] == 0) {
            enter(to);
        } else if (component[to] == Integer.MAX_VALUE) {
            low[node] = Math.min(low[node], order[to]);
        }
    }

    private void leave(int node) {
        if (low[node] == order[node]) {
            boolean isAlone = open[opened - 1] == node;
            int number = isAlone ? NONE : components++;
            do {
                component[open[--opened]] = number;
            } while (open[opened] != node);
        }
        if (depth > 0) {
            low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[node]);
        }
    }
}
