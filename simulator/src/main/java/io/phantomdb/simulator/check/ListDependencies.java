package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.anomaly.DependencyGraph;
import io.phantomdb.simulator.check.anomaly.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lists say about the order of transactions (Elle, §4.3): who appended next in a key comes later (ww), who read an
 * append comes after it (wr), who did not see one comes before it (rw). Notes are numbers of appends.
 *
 * <p>What failed, or was never appended, has no place in an order. An append that is certain and in no list that was read
 * comes after all of the longest.
 */
final class ListDependencies {
    private final ListIndex index;
    private final DependencyGraph graph;
    private final Lookup<Integer, Unseen> unseen = new Lookup<>();

    ListDependencies(ListIndex index, DependencyGraph graph) {
        this.index = index;
        this.graph = graph;
    }

    void add() {
        noteUnseen();
        index.versions().forEach(this::orderAppends);
        for (int number = 0; number < index.history().size(); number++) {
            if (index.history().get(number).outcome() == Operation.Outcome.OK) {
                orderReads(number, index.history().get(number));
            }
        }
    }

    private void noteUnseen() {
        boolean[] isSeen = new boolean[index.appends()];
        for (ListIndex.Versions versions : index.versions()) {
            unseen.put(versions.key(), new Unseen());
            for (int append : versions.appends()) {
                if (append != ListIndex.NOBODY) {
                    isSeen[append] = true;
                }
            }
        }
        for (int append = 0; append < isSeen.length; append++) {
            ListIndex.Append each = index.append(append);
            if (!isSeen[append] && index.history().get(each.transaction()).outcome() == Operation.Outcome.OK
                    && unseen.contains(each.key())) {
                unseen.get(each.key()).append(each.transaction(), append);
            }
        }
        index.versions().forEach(versions -> unseen.get(versions.key()).chain(graph));
    }

    private boolean isInOrder(int append) {
        return append != ListIndex.NOBODY && !index.hasFailed(index.append(append).transaction());
    }

    private void orderAppends(ListIndex.Versions versions) {
        int before = ListIndex.NOBODY;
        for (int append : versions.appends()) {
            if (isInOrder(append)) {
                int writer = index.append(append).transaction();
                if (before != ListIndex.NOBODY) {
                    graph.add(before, writer, EdgeKind.WW, append);
                }
                before = writer;
            }
        }
        if (before != ListIndex.NOBODY) {
            unseen.get(versions.key()).follows(before, EdgeKind.WW, graph);
        }
    }

    /** Only the first read of a key before the transaction's own appends to it tells something of others. */
    private void orderReads(int number, Operation<ListTransaction, Answers> operation) {
        List<Integer> done = new ArrayList<>();
        int answer = 0;
        for (Step step : operation.input().steps()) {
            boolean isFirst = !done.contains(step.key());
            if (step instanceof Step.Read(int key)) {
                List<Long> list = operation.output().lists().get(answer++);
                ListIndex.Versions versions = index.versions(key);
                if (isFirst && versions.list().subList(0, list.size()).equals(list)) {
                    orderRead(number, list.size(), versions);
                }
            }
            if (isFirst) {
                done.add(step.key());
            }
        }
    }

    private void orderRead(int reader, int length, ListIndex.Versions versions) {
        if (length > 0 && isInOrder(versions.appends()[length - 1])) {
            int last = versions.appends()[length - 1];
            graph.add(index.append(last).transaction(), reader, EdgeKind.WR, last);
        }
        for (int at = length; at < versions.appends().length; at++) {
            int append = versions.appends()[at];
            if (isInOrder(append)) {
                graph.add(reader, index.append(append).transaction(), EdgeKind.RW, append);
                return;
            }
        }
        unseen.get(versions.key()).follows(reader, EdgeKind.RW, graph);
    }
}
