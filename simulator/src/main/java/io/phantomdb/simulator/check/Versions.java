package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.VersionTransaction.Done;
import io.phantomdb.simulator.check.VersionTransaction.Version;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.check.anomaly.Cycle;
import io.phantomdb.simulator.check.anomaly.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decides whether transactions over registers are strictly serializable, as far as can be told (Elle, VLDB 2020, §5.2: a register
 * shows its history if whoever writes it has read it). A transaction that wrote a key it had read tells which version replaced
 * which; from that follow the dependencies, among which, real time included, there must be no cycle. Write skew is a cycle of
 * two that each read what the other replaced.
 *
 * <p>A transaction of unknown outcome took place if somebody read what it would have written; then what it had read counts too.
 */
public final class Versions {
    private final List<Operation<VersionTransaction, Done>> history;
    private final Anomalies anomalies = new Anomalies();
    private final TransactionOrder order;
    private final Lookup<Version, Integer> writers = new Lookup<>();
    private final Lookup<Version, List<Integer>> readers = new Lookup<>();
    private final Lookup<Version, Integer> replacedBy = new Lookup<>();
    private final List<Version> notes = new ArrayList<>();
    private final boolean[] isCertain;

    private Versions(List<Operation<VersionTransaction, Done>> history) {
        this.history = history;
        this.order = new TransactionOrder(history);
        this.isCertain = new boolean[history.size()];
    }

    public static Verdict check(List<Operation<VersionTransaction, Done>> history) {
        return check(history, Promise.SERIALIZABLE);
    }

    /** Of transactions to which less is promised. */
    public static Verdict check(List<Operation<VersionTransaction, Done>> history, Promise promise) {
        return Anomalies.verdict(anomalies(history).stream().filter(each -> promise.forbids(each.kind())).toList());
    }

    /** Everything that is wrong, one of each kind; empty if nothing is. */
    public static List<Anomaly> anomalies(List<Operation<VersionTransaction, Done>> history) {
        Versions check = new Versions(history);
        check.noteWriters();
        check.noteCertain();
        for (int number = 0; number < history.size(); number++) {
            if (check.isCertain[number]) {
                check.reads(number, history.get(number).output());
            }
        }
        for (int number = 0; number < history.size(); number++) {
            if (check.isCertain[number]) {
                check.writes(number, history.get(number).output());
            }
        }
        check.order.addRealTime();
        check.order.judge(check.anomalies, check::story, check::reason);
        return check.anomalies.all();
    }

    private void noteWriters() {
        for (int number = 0; number < history.size(); number++) {
            for (Version version : history.get(number).input().mayWrite()) {
                if (version.value() == VersionTransaction.INITIAL || writers.put(version, number) != null) {
                    throw new IllegalArgumentException(
                            version + " is written twice: versions must be told from each other");
                }
            }
        }
    }

    /** What is known to have happened: begins with what was acknowledged, and goes on with what that has read. */
    private void noteCertain() {
        List<Integer> next = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            if (history.get(number).outcome() == Operation.Outcome.OK) {
                isCertain[number] = true;
                next.add(number);
            }
        }
        for (int at = 0; at < next.size(); at++) {
            for (Version read : history.get(next.get(at)).output().reads()) {
                Integer writer = writers.get(read);
                if (writer != null && !isCertain[writer] && history.get(writer).outcome() == Operation.Outcome.UNKNOWN
                        && history
                                .get(writer).output() != null) {
                    isCertain[writer] = true;
                    next.add(writer);
                }
            }
        }
    }

    private void reads(int number, Done done) {
        Lookup<Integer, Version> before = new Lookup<>();
        for (Version read : done.reads()) {
            Version other = before.put(read.key(), read);
            if (other != null && !other.equals(read)) {
                anomalies.add(AnomalyKind.INTERNAL,
                        () -> text(other) + " and " + text(read) + " were read in\n    " + story(
                                number));
            }
            List<Integer> all = readers.get(read);
            if (all == null) {
                all = new ArrayList<>();
                readers.put(read, all);
            }
            all.add(number);
            if (read.value() != VersionTransaction.INITIAL && read.value() != VersionTransaction.GONE) {
                wasWritten(number, read);
            }
        }
    }

    private void wasWritten(int reader, Version read) {
        Integer writer = writers.get(read);
        if (writer == null || isCertain[writer] && !history.get(writer).output().writes().contains(read)) {
            anomalies.add(AnomalyKind.UNWRITTEN,
                    () -> text(read) + " was read and nobody wrote it, in\n    " + story(reader));
        } else if (history.get(writer).outcome() == Operation.Outcome.FAILED) {
            anomalies.add(AnomalyKind.G1A,
                    () -> text(read) + " was read in\n    " + story(reader) + "\n    and is of the failed\n    "
                            + story(writer));
        } else {
            order.graph().add(writer, reader, EdgeKind.WR, note(read));
        }
    }

    private void writes(int number, Done done) {
        for (Version written : done.writes()) {
            for (Version read : done.reads()) {
                if (read.key() == written.key()) {
                    replaces(number, read, written);
                }
            }
        }
    }

    private void replaces(int number, Version read, Version written) {
        Integer other = replacedBy.put(read, number);
        if (other != null && other != number) {
            anomalies.add(AnomalyKind.LOST_UPDATE,
                    () -> text(read) + " is what both\n    " + story(other) + "\n    and\n    " + story(
                            number) + "\n    read and replaced");
        }
        if (read.value() != VersionTransaction.INITIAL && writers.contains(read)) {
            order.graph().add(writers.get(read), number, EdgeKind.WW, note(written));
        }
        for (int reader : readers.get(read)) {
            order.graph().add(reader, number, EdgeKind.RW, note(written));
        }
    }

    private int note(Version version) {
        notes.add(version);
        return notes.size() - 1;
    }

    private static String text(Version version) {
        return version.value() + " in key " + version.key();
    }

    private String story(int number) {
        Operation<VersionTransaction, Done> operation = history.get(number);
        StringBuilder text = new StringBuilder("T" + number + " " + operation.when() + ":");
        if (operation.output() != null) {
            operation.output().reads().forEach(read -> text.append(" read ").append(text(read)).append(';'));
            operation.output().writes().forEach(write -> text.append(" wrote ").append(text(write)).append(';'));
        }
        return text.append(' ').append(operation.outcome().name().toLowerCase(Locale.ROOT)).toString();
    }

    private String reason(Cycle.Edge edge) {
        String version = text(notes.get(edge.note()));
        return switch (edge.kind()) {
            case WW -> "T" + edge.to() + " wrote " + version + " in place of what T" + edge.from() + " had written";
            case WR -> "T" + edge.to() + " read " + version + ", which T" + edge.from() + " wrote";
            case RW -> "T" + edge.from() + " read what T" + edge.to() + " replaced by " + version;
            case PREDICATE_RW, REALTIME, LINK -> edge.kind().label();
        };
    }
}
