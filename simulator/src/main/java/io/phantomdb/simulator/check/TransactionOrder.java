package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.anomaly.Cycle;
import io.phantomdb.simulator.check.anomaly.Cycles;
import io.phantomdb.simulator.check.anomaly.DependencyGraph;
import io.phantomdb.simulator.check.anomaly.EdgeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The order in which transactions can have happened: dependencies, which a checker adds, and real time. Transactions are
 * numbered by their places in the history.
 */
final class TransactionOrder {
    private final List<? extends Operation<?, ?>> operations;
    private final DependencyGraph graph;

    TransactionOrder(List<? extends Operation<?, ?>> operations) {
        this.operations = operations;
        this.graph = new DependencyGraph(operations.size());
    }

    DependencyGraph graph() {
        return graph;
    }

    /**
     * Who ended before another began comes before it. Instead of an edge for every such pair there is a chain of moments:
     * each end leads to its moment, each moment to the next and to those who begin before the next end.
     */
    void addRealTime() {
        int[] ended = endedInOrder();
        long[] ends = new long[ended.length];
        int[] moments = new int[ended.length];
        for (int place = 0; place < ended.length; place++) {
            ends[place] = operations.get(ended[place]).end();
            moments[place] = graph.addNode();
            graph.add(ended[place], moments[place], EdgeKind.REALTIME, DependencyGraph.NO_NOTE);
            if (place > 0) {
                graph.add(moments[place - 1], moments[place], EdgeKind.LINK, DependencyGraph.NO_NOTE);
            }
        }
        for (int number = 0; number < operations.size(); number++) {
            int before = -Arrays.binarySearch(ends, operations.get(number).start()) - 2;
            if (before >= 0 && operations.get(number).outcome() != Operation.Outcome.FAILED) {
                graph.add(moments[before], number, EdgeKind.LINK, DependencyGraph.NO_NOTE);
            }
        }
    }

    private int[] endedInOrder() {
        List<Integer> ended = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            if (operations.get(number).outcome() == Operation.Outcome.OK) {
                ended.add(number);
            }
        }
        ended.sort((left, right) -> Long.compare(operations.get(left).end(), operations.get(right).end()));
        return ended.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Looks for cycles.
     *
     * @param transaction tells one
     * @param reason tells what a dependency's note stands for
     */
    void judge(Anomalies anomalies, IntFunction<String> transaction, Function<Cycle.Edge, String> reason) {
        for (Cycles.Found found : Cycles.find(graph)) {
            anomalies.add(found.kind(), () -> story(found.cycle(), transaction, reason));
        }
    }

    private static String story(Cycle cycle, IntFunction<String> transaction, Function<Cycle.Edge, String> reason) {
        StringBuilder text = new StringBuilder(
                cycle.edges().size() + " transactions, each before the next and the last "
                        + "before the first:");
        for (Cycle.Edge edge : cycle.edges()) {
            text.append("\n    ").append(transaction.apply(edge.from()));
        }
        for (Cycle.Edge edge : cycle.edges()) {
            String why = edge.kind() == EdgeKind.REALTIME
                    ? "T" + edge.from() + " had ended before T" + edge.to() + " began"
                    : reason.apply(edge);
            text.append("\n    T").append(edge.from()).append(" < T").append(edge.to()).append("  ").append(edge.kind()
                    .label()).append(": ").append(why);
        }
        return text.toString();
    }
}
