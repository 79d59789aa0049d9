package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import java.util.ArrayList;
import java.util.List;

/** Numbers for the keys and appends of a history, and the order of appends to each key: that of the longest list read. */
final class ListIndex {
    /** The append of a value that nobody appended. */
    static final int NOBODY = -1;

    private static final int[] UNNUMBERED = {};

    /** One append: whose, where, what, and whether the same transaction appended to the key again. */
    record Append(int transaction, int key, long value, boolean isLast) {}

    /** The longest list that was read of a key, as it was read and as numbers of appends. */
    record Versions(int key, int reader, List<Long> list, int[] appends) {}

    private final List<Operation<ListTransaction, Answers>> history;
    private final Lookup<Step, Integer> numbers = new Lookup<>();
    private final List<Append> appends = new ArrayList<>();
    private final Lookup<Integer, Integer> places = new Lookup<>();
    private final List<Versions> versions = new ArrayList<>();

    ListIndex(List<Operation<ListTransaction, Answers>> history) {
        this.history = history;
        for (int number = 0; number < history.size(); number++) {
            noteAppends(number, history.get(number).input().steps());
        }
        visitReads((number, key, list) -> noteLongest(number, key, list));
        versions.replaceAll(each -> new Versions(each.key(), each.reader(), each.list(), each.list().stream().mapToInt(
                value -> append(each.key(), value)).toArray()));
    }

    private void noteAppends(int transaction, List<Step> steps) {
        Lookup<Integer, Boolean> later = new Lookup<>();
        for (int at = steps.size() - 1; at >= 0; at--) {
            if (steps.get(at) instanceof Step.Append append) {
                boolean isLast = later.put(append.key(), true) == null;
                if (numbers.put(append, appends.size()) != null) {
                    throw new IllegalArgumentException("value " + append.value() + " is appended to key " + append.key()
                            + " twice: appends must be told from each other");
                }
                appends.add(new Append(transaction, append.key(), append.value(), isLast));
            }
        }
    }

    private void noteLongest(int reader, int key, List<Long> list) {
        Integer place = places.get(key);
        if (place == null) {
            places.put(key, versions.size());
            versions.add(new Versions(key, reader, list, UNNUMBERED));
        } else if (list.size() > versions.get(place).list().size()) {
            versions.set(place, new Versions(key, reader, list, UNNUMBERED));
        }
    }

    /** An answered read. */
    interface ReadVisitor {
        void read(int transaction, int key, List<Long> list);
    }

    private void visitReads(ReadVisitor visitor) {
        for (int number = 0; number < history.size(); number++) {
            if (history.get(number).outcome() == Operation.Outcome.OK) {
                int answer = 0;
                for (Step step : history.get(number).input().steps()) {
                    if (step instanceof Step.Read(int key)) {
                        visitor.read(number, key, history.get(number).output().lists().get(answer++));
                    }
                }
            }
        }
    }

    List<Operation<ListTransaction, Answers>> history() {
        return history;
    }

    boolean hasFailed(int transaction) {
        return history.get(transaction).outcome() == Operation.Outcome.FAILED;
    }

    /** The number of the append of a value, or {@link #NOBODY}. */
    int append(int key, long value) {
        Integer number = numbers.get(new Step.Append(key, value));
        return number == null ? NOBODY : number;
    }

    Append append(int number) {
        return appends.get(number);
    }

    int appends() {
        return appends.size();
    }

    /** The longest list of a key that was read; null if none was. */
    Versions versions(int key) {
        Integer place = places.get(key);
        return place == null ? null : versions.get(place);
    }

    /** Of all keys that were read, in the order of their first reads. */
    List<Versions> versions() {
        return versions;
    }
}
