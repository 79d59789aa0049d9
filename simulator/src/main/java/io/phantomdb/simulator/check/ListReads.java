package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What can be wrong with what was read that needs no order of transactions to be seen. */
final class ListReads {
    /** A version of a key, told by its length. */
    private record Version(int key, int length) {}

    /** What a transaction knows of a key so far: what others had appended when it read it, and its own appends. */
    private static final class Known {
        final List<Long> own = new ArrayList<>();
        /** Null before the first read. */
        List<Long> others;
    }

    private final ListIndex index;
    private final ListStory story;
    private final Anomalies anomalies;
    private final Lookup<Version, Integer> replacedBy = new Lookup<>();

    ListReads(ListIndex index, ListStory story, Anomalies anomalies) {
        this.index = index;
        this.story = story;
        this.anomalies = anomalies;
    }

    void check() {
        for (ListIndex.Versions versions : index.versions()) {
            values(versions.reader(), versions.key(), versions.list());
            dirtyUpdate(versions);
        }
        for (int number = 0; number < index.history().size(); number++) {
            if (index.history().get(number).outcome() == Operation.Outcome.OK) {
                transaction(number, index.history().get(number));
            }
        }
    }

    private void transaction(int number, Operation<ListTransaction, Answers> operation) {
        Lookup<Integer, Known> known = new Lookup<>();
        int answer = 0;
        for (Step step : operation.input().steps()) {
            Known ofKey = known.get(step.key());
            if (ofKey == null) {
                ofKey = new Known();
                known.put(step.key(), ofKey);
            }
            switch (step) {
                case Step.Append(int key, long value) -> {
                    if (ofKey.own.isEmpty() && ofKey.others != null) {
                        lostUpdate(number, key, ofKey.others.size());
                    }
                    ofKey.own.add(value);
                }
                case Step.Read(int key) -> read(number, key, operation.output().lists().get(answer++), ofKey);
            }
        }
    }

    private void read(int number, int key, List<Long> list, Known known) {
        List<Long> longest = index.versions(key).list();
        if (!longest.subList(0, list.size()).equals(list)) {
            anomalies.add(AnomalyKind.INCOMPATIBLE_ORDER,
                    () -> "key " + key + " is " + ListStory.shown(list) + " in\n    "
                            + story.transaction(number) + "\n    and " + ListStory.shown(longest) + " in\n    "
                            + story.transaction(
                                    index.versions(key).reader()));
            values(number, key, list);
        }
        int others = list.size() - known.own.size();
        if (others < 0 || !list.subList(others, list.size()).equals(known.own)) {
            anomalies.add(AnomalyKind.OWN_WRITE_NOT_SEEN,
                    () -> "key " + key + " has not " + known.own + " at its end in\n    "
                            + story.transaction(number));
            return;
        }
        List<Long> ofOthers = list.subList(0, others);
        if (known.others != null && !known.others.equals(ofOthers)) {
            anomalies.add(AnomalyKind.INTERNAL,
                    () -> "key " + key + " is read twice and differs in\n    " + story.transaction(
                            number));
        }
        known.others = ofOthers;
        intermediate(number, key, ofOthers);
    }

    private void intermediate(int number, int key, List<Long> ofOthers) {
        int last = ofOthers.isEmpty() ? ListIndex.NOBODY : index.append(key, ofOthers.getLast());
        if (last != ListIndex.NOBODY && !index.append(last).isLast() && index.append(last).transaction() != number) {
            anomalies.add(AnomalyKind.G1B, () -> "key " + key + " ends with " + ofOthers.getLast() + " in\n    " + story
                    .transaction(number) + "\n    which is in the middle of\n    "
                    + story.transaction(index.append(last)
                            .transaction()));
        }
    }

    /** Two transactions that read the same version of a key and then both appended to it: one did not see the other. */
    private void lostUpdate(int number, int key, int length) {
        Integer other = replacedBy.put(new Version(key, length), number);
        if (other != null) {
            anomalies.add(AnomalyKind.LOST_UPDATE,
                    () -> "key " + key + " with its first " + length + " values is what both\n    "
                            + story.transaction(other) + "\n    and\n    " + story.transaction(number)
                            + "\n    read and appended to");
        }
    }

    /** Values that are there twice, or never were appended, or are of transactions that failed. */
    private void values(int reader, int key, List<Long> list) {
        TreeSet<Long> seen = new TreeSet<>();
        for (long value : list) {
            if (!seen.add(value)) {
                anomalies.add(AnomalyKind.DUPLICATE,
                        () -> value + " is twice in key " + key + " in\n    " + story.transaction(
                                reader));
            }
            int append = index.append(key, value);
            if (append == ListIndex.NOBODY) {
                anomalies.add(AnomalyKind.UNWRITTEN,
                        () -> value + " is in key " + key + ", and nobody appended it, in\n    "
                                + story.transaction(reader));
            } else if (index.hasFailed(index.append(append).transaction())) {
                anomalies.add(AnomalyKind.G1A,
                        () -> value + " is in key " + key + " in\n    " + story.transaction(reader)
                                + "\n    and it is of the failed\n    "
                                + story.transaction(index.append(append).transaction()));
            }
        }
    }

    /** An append that came after one which did not happen. */
    private void dirtyUpdate(ListIndex.Versions versions) {
        int failed = ListIndex.NOBODY;
        for (int append : versions.appends()) {
            if (append == ListIndex.NOBODY) {
                continue;
            }
            int writer = index.append(append).transaction();
            if (index.hasFailed(writer)) {
                failed = writer;
            } else if (failed != ListIndex.NOBODY) {
                int before = failed;
                anomalies.add(AnomalyKind.DIRTY_UPDATE,
                        () -> "in key " + versions.key() + ",\n    " + story.transaction(writer)
                                + "\n    appended to what is of the failed\n    " + story.transaction(before));
                return;
            }
        }
    }
}
