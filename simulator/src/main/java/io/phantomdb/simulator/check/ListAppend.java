package io.phantomdb.simulator.check;

import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether transactions over lists are strictly serializable (Kingsbury and Alvaro, "Elle: Inferring Isolation
 * Anomalies from Experimental Observations", VLDB 2020). A list that was read tells the order of all appends in it, so
 * what each transaction wrote, read and overlooked can be put in order; with the order of real time added there must be no
 * circle.
 */
public final class ListAppend {
    /** Where a value comes from: the transaction, and whether the same one appended to the key again. */
    private record Origin(int transaction, boolean isLast) {}

    private final List<Operation<ListTransaction, Answers>> transactions;
    private final TreeMap<Long, Origin> origins = new TreeMap<>();
    /** The longest list read of each key. */
    private final TreeMap<Integer, List<Long>> orders = new TreeMap<>();
    private final Dependencies dependencies = new Dependencies();

    private ListAppend(List<Operation<ListTransaction, Answers>> transactions) {
        this.transactions = transactions;
    }

    /** Thrown inside, told as a verdict outside. */
    private static final class Anomaly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Anomaly(String what) {
            super(what, null, false, false);
        }
    }

    public static Verdict check(List<Operation<ListTransaction, Answers>> history) {
        ListAppend check = new ListAppend(history);
        try {
            check.noteOrigins();
            check.noteOrders();
            check.readsAreConsistent();
            check.order();
        } catch (Anomaly anomaly) {
            return Verdict.bad(anomaly.getMessage());
        }
        return check.verdict();
    }

    private void noteOrigins() {
        for (int number = 0; number < transactions.size(); number++) {
            dependencies.addNode();
            TreeMap<Integer, Long> last = new TreeMap<>();
            for (Step step : transactions.get(number).input().steps()) {
                if (step instanceof Step.Append(int key, long value)) {
                    last.put(key, value);
                    origins.put(value, new Origin(number, true));
                }
            }
            for (Step step : transactions.get(number).input().steps()) {
                if (step instanceof Step.Append(int key, long value) && last.get(key) != value) {
                    origins.put(value, new Origin(number, false));
                }
            }
        }
    }

    /** A committed read of a key. */
    private interface ReadVisitor {
        void read(int transaction, int key, List<Long> list, List<Long> ownBefore);
    }

    private void visitReads(ReadVisitor visitor) {
        for (int number = 0; number < transactions.size(); number++) {
            Operation<ListTransaction, Answers> transaction = transactions.get(number);
            if (transaction.outcome() != Operation.Outcome.OK) {
                continue;
            }
            TreeMap<Integer, List<Long>> own = new TreeMap<>();
            int answer = 0;
            for (Step step : transaction.input().steps()) {
                switch (step) {
                    case Step.Append(int key, long value) -> {
                        List<Long> before = new ArrayList<>(own.getOrDefault(key, List.of()));
                        before.add(value);
                        own.put(key, before);
                    }
                    case Step.Read(int key) -> visitor.read(number, key, transaction.output().lists().get(answer++), own
                            .getOrDefault(key, List.of()));
                }
            }
        }
    }

    private void noteOrders() {
        visitReads((number, key, list, own) -> {
            List<Long> longest = orders.get(key);
            if (longest == null || list.size() > longest.size()) {
                orders.put(key, list);
            }
        });
    }

    private void readsAreConsistent() {
        visitReads((number, key, list, own) -> {
            List<Long> longest = orders.get(key);
            if (!longest.subList(0, list.size()).equals(list)) {
                throw new Anomaly("lists of key " + key + " that are not beginnings of each other: " + list + " and "
                        + longest + ", read by " + label(number));
            }
            if (list.size() < own.size() || !list.subList(list.size() - own.size(), list.size()).equals(own)) {
                throw new Anomaly(label(number) + " does not see its own appends " + own + " to key " + key + " in "
                        + list);
            }
            for (int at = 0; at < list.size(); at++) {
                wasAppended(number, key, list, at);
            }
        });
    }

    private void wasAppended(int reader, int key, List<Long> list, int at) {
        Origin origin = origins.get(list.get(at));
        if (origin == null) {
            throw new Anomaly(label(reader) + " read " + list.get(at) + " in key " + key + ", which nobody appended");
        }
        if (transactions.get(origin.transaction()).outcome() == Operation.Outcome.FAILED) {
            throw new Anomaly(label(reader) + " read " + list.get(at) + " in key " + key + " of the failed " + label(
                    origin.transaction()));
        }
        if (list.indexOf(list.get(at)) != at) {
            throw new Anomaly(label(reader) + " read " + list.get(at) + " twice in key " + key);
        }
        boolean isEnd = at == list.size() - 1;
        if (isEnd && !origin.isLast() && origin.transaction() != reader) {
            throw new Anomaly(label(reader) + " read key " + key + " in the middle of " + label(origin.transaction()));
        }
    }

    private void order() {
        orderWrites();
        orderReads();
        orderTime();
    }

    private void orderWrites() {
        for (Map.Entry<Integer, List<Long>> order : orders.entrySet()) {
            List<Long> list = order.getValue();
            for (int at = 1; at < list.size(); at++) {
                dependencies.add(writer(list.get(at - 1)), writer(list.get(at)), "appended before in key " + order
                        .getKey());
            }
        }
    }

    private int writer(long value) {
        return origins.get(value).transaction();
    }

    private void orderReads() {
        TreeMap<Integer, List<Integer>> unseen = unseenWriters();
        visitReads((number, key, list, own) -> {
            List<Long> order = orders.get(key);
            if (!list.isEmpty()) {
                dependencies.add(writer(list.getLast()), number, "was read in key " + key);
            }
            if (list.size() < order.size()) {
                dependencies.add(number, writer(order.get(list.size())), "did not see the append to key " + key);
            } else {
                for (int later : unseen.getOrDefault(key, List.of())) {
                    dependencies.add(number, later, "did not see the append to key " + key);
                }
            }
        });
    }

    /** Committed appends that no read has seen come after all that was seen. */
    private TreeMap<Integer, List<Integer>> unseenWriters() {
        TreeMap<Integer, List<Integer>> unseen = new TreeMap<>();
        for (int number = 0; number < transactions.size(); number++) {
            if (transactions.get(number).outcome() == Operation.Outcome.OK) {
                for (Step step : transactions.get(number).input().steps()) {
                    if (step instanceof Step.Append(int key, long value)
                            && !orders.getOrDefault(key, List.of()).contains(
                                    value)) {
                        List<Integer> writers = new ArrayList<>(unseen.getOrDefault(key, List.of()));
                        writers.add(number);
                        unseen.put(key, writers);
                    }
                }
            }
        }
        return unseen;
    }

    /**
     * Who ended before another began comes before it. Instead of an edge for every such pair there is a chain of moments:
     * each end leads to its moment, each moment to the next and to those who begin before the next end.
     */
    private void orderTime() {
        TreeMap<Long, Integer> ends = new TreeMap<>();
        for (int number = 0; number < transactions.size(); number++) {
            if (transactions.get(number).outcome() == Operation.Outcome.OK) {
                ends.put(transactions.get(number).end(), number);
            }
        }
        TreeMap<Long, Integer> moments = new TreeMap<>();
        int before = -1;
        for (Map.Entry<Long, Integer> end : ends.entrySet()) {
            int moment = dependencies.addNode();
            moments.put(end.getKey(), moment);
            dependencies.add(end.getValue(), moment, "ended");
            if (before >= 0) {
                dependencies.add(before, moment, "then");
            }
            before = moment;
        }
        for (int number = 0; number < transactions.size(); number++) {
            Map.Entry<Long, Integer> last = moments.lowerEntry(transactions.get(number).start());
            if (last != null && transactions.get(number).outcome() != Operation.Outcome.FAILED) {
                dependencies.add(last.getValue(), number, "before the start of");
            }
        }
    }

    private Verdict verdict() {
        List<Dependencies.Edge> circle = dependencies.circle();
        if (circle.isEmpty()) {
            return Verdict.GOOD;
        }
        StringBuilder text = new StringBuilder("transactions that cannot be put in order:");
        for (Dependencies.Edge edge : circle) {
            text.append("\n    ").append(label(edge.from())).append("\n        ").append(edge.reason());
        }
        return Verdict.bad(text.toString());
    }

    private String label(int number) {
        return number < transactions.size() ? transactions.get(number).toString() : "(time)";
    }
}
