package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.anomaly.DependencyGraph;
import io.phantomdb.simulator.check.anomaly.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions that all come after whoever {@link #follows} names, except itself. So that many before and many after do not
 * make an edge for each pair, there are two chains of nodes: from each place to the end, and from each place to the begin.
 *
 * <pre>
 *   onwards[0] → onwards[1] → onwards[2]        back[0] ← back[1] ← back[2]
 *       ↓            ↓            ↓                ↓         ↓         ↓
 *       w0           w1           w2               w0        w1        w2
 * </pre>
 */
final class Unseen {
    private final List<Integer> writers = new ArrayList<>();
    private final List<Integer> notes = new ArrayList<>();
    private final Lookup<Integer, Integer> places = new Lookup<>();
    private int[] onwards = {};
    private int[] back = {};

    void append(int writer, int note) {
        if (!places.contains(writer)) {
            places.put(writer, writers.size());
            writers.add(writer);
            notes.add(note);
        }
    }

    /** After the last append. */
    void chain(DependencyGraph graph) {
        int count = writers.size();
        onwards = new int[count];
        back = new int[count];
        for (int place = 0; place < count; place++) {
            back[place] = node(place, graph);
            if (place > 0) {
                graph.add(back[place], back[place - 1], EdgeKind.LINK, DependencyGraph.NO_NOTE);
            }
        }
        for (int place = count - 1; place >= 0; place--) {
            onwards[place] = node(place, graph);
            if (place < count - 1) {
                graph.add(onwards[place], onwards[place + 1], EdgeKind.LINK, DependencyGraph.NO_NOTE);
            }
        }
    }

    private int node(int place, DependencyGraph graph) {
        int node = graph.addNode();
        graph.add(node, writers.get(place), EdgeKind.LINK, notes.get(place));
        return node;
    }

    /** All of them come after this transaction, for this reason. */
    void follows(int before, EdgeKind kind, DependencyGraph graph) {
        Integer place = places.get(before);
        int next = place == null ? 0 : place + 1;
        if (next < writers.size()) {
            graph.add(before, onwards[next], kind, DependencyGraph.NO_NOTE);
        }
        if (place != null && place > 0) {
            graph.add(before, back[place - 1], kind, DependencyGraph.NO_NOTE);
        }
    }
}
