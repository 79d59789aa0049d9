package io.phantomdb.simulator.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who must come before whom, and why; and a shortest circle among them if there is one. Nodes are numbers from 0. Circles are
 * looked for with Tarjan's strongly connected components ("Depth-first search and linear graph algorithms", 1972), without
 * recursion, as histories are long.
 */
final class Dependencies {
    /** An edge; the reason is for people. */
    record Edge(int from, int to, String reason) {}

    private final List<List<Edge>> edges = new ArrayList<>();

    int addNode() {
        edges.add(new ArrayList<>());
        return edges.size() - 1;
    }

    void add(int from, int to, String reason) {
        if (from != to) {
            edges.get(from).add(new Edge(from, to, reason));
        }
    }

    /** The edges of a circle, or an empty list. */
    List<Edge> circle() {
        int[] component = new Components().find();
        for (int node = 0; node < component.length; node++) {
            for (Edge edge : edges.get(node)) {
                if (component[node] == component[edge.to()]) {
                    return shortest(node, component);
                }
            }
        }
        return List.of();
    }

    /** From the node back to it within its component, by breadth. */
    private List<Edge> shortest(int start, int[] component) {
        Edge[] reachedBy = new Edge[edges.size()];
        ArrayDeque<Integer> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            int node = next.remove();
            for (Edge edge : edges.get(node)) {
                if (component[edge.to()] == component[start] && reachedBy[edge.to()] == null) {
                    reachedBy[edge.to()] = edge;
                    next.add(edge.to());
                }
            }
        }
        ArrayDeque<Edge> circle = new ArrayDeque<>();
        int at = start;
        do {
            Edge edge = reachedBy[at];
            circle.addFirst(edge);
            at = edge.from();
        } while (at != start);
        return List.copyOf(circle);
    }

    private final class Components {
        private final int[] component = new int[edges.size()];
        private final int[] order = new int[edges.size()];
        private final int[] low = new int[edges.size()];
        private final int[] nextEdge = new int[edges.size()];
        private final ArrayDeque<Integer> open = new ArrayDeque<>();
        private final ArrayDeque<Integer> path = new ArrayDeque<>();
        private int visited;
        private int components;

        int[] find() {
            Arrays.fill(component, -1);
            for (int node = 0; node < component.length; node++) {
                if (order[node] == 0) {
                    enter(node);
                    walk();
                }
            }
            return component;
        }

        private void enter(int node) {
            order[node] = ++visited;
            low[node] = visited;
            open.push(node);
            path.push(node);
        }

        private void walk() {
            while (!path.isEmpty()) {
                int node = path.peek();
                if (nextEdge[node] < edges.get(node).size()) {
                    int to = edges.get(node).get(nextEdge[node]++).to();
                    if (order[to] == 0) {
                        enter(to);
                    } else if (component[to] < 0) {
                        low[node] = Math.min(low[node], order[to]);
                    }
                } else {
                    path.pop();
                    leave(node);
                }
            }
        }

        private void leave(int node) {
            if (low[node] == order[node]) {
                int member;
                do {
                    member = open.pop();
                    component[member] = components;
                } while (member != node);
                components++;
            }
            if (!path.isEmpty()) {
                low[path.peek()] = Math.min(low[path.peek()], low[node]);
            }
        }
    }
}
