package io.phantomdb.simulator.check.anomaly;

import io.phantomdb.base.Check;
import java.util.Arrays;

/** Collects who must come before whom, and why. Nodes are numbers from 0; edges lie in arrays, as there are millions. */
public final class DependencyGraph {
    /** An edge of which there is nothing more to say than its kind. */
    public static final int NO_NOTE = -1;

    private static final int EDGES_FIRST = 1_024;

    private int nodes;
    private int edges;
    private int[] froms = new int[EDGES_FIRST];
    private int[] tos = new int[EDGES_FIRST];
    private byte[] kinds = new byte[EDGES_FIRST];
    private int[] notes = new int[EDGES_FIRST];

    /** The nodes from 0 on are transactions. */
    public DependencyGraph(int transactions) {
        this.nodes = transactions;
    }

    /** A node that is no transaction: from it only links go out. */
    public int addNode() {
        return nodes++;
    }

    /**
     * Adds an edge, unless it leads back to where it begins.
     *
     * @param note what its owner wants to know of it again when it is part of a cycle, or {@link #NO_NOTE}; of a chain of
     *        links the last note counts
     */
    public void add(int from, int to, EdgeKind kind, int note) {
        Check.that(from >= 0 && from < nodes && to >= 0 && to < nodes, "both ends of an edge are there");
        if (from == to) {
            return;
        }
        if (edges == froms.length) {
            grow();
        }
        froms[edges] = from;
        tos[edges] = to;
        kinds[edges] = (byte) kind.ordinal();
        notes[edges++] = note;
    }

    private void grow() {
        froms = Arrays.copyOf(froms, 2 * edges);
        tos = Arrays.copyOf(tos, 2 * edges);
        kinds = Arrays.copyOf(kinds, 2 * edges);
        notes = Arrays.copyOf(notes, 2 * edges);
    }

    /** The same, sorted by where edges begin. */
    CompactGraph compact() {
        int[] first = new int[nodes + 1];
        for (int edge = 0; edge < edges; edge++) {
            first[froms[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            first[node + 1] += first[node];
        }
        int[] next = Arrays.copyOf(first, nodes);
        CompactGraph compact = new CompactGraph(first, new int[edges], new byte[edges], new int[edges]);
        for (int edge = 0; edge < edges; edge++) {
            int place = next[froms[edge]]++;
            compact.tos()[place] = tos[edge];
            compact.kinds()[place] = kinds[edge];
            compact.notes()[place] = notes[edge];
        }
        return compact;
    }
}
