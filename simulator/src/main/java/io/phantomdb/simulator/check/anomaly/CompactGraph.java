package io.phantomdb.simulator.check.anomaly;

/**
 * A graph that no longer changes.
 *
 * @param firsts where the edges of each node begin; one more entry than there are nodes
 * @param tos where each edge leads
 * @param kinds ordinals of {@link EdgeKind}
 */
record CompactGraph(int[] firsts, int[] tos, byte[] kinds, int[] notes) {
    private static final EdgeKind[] KINDS = EdgeKind.values();

    int nodes() {
        return firsts.length - 1;
    }

    EdgeKind kind(int edge) {
        return KINDS[kinds[edge]];
    }
}
