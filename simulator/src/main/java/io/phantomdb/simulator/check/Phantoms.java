package io.phantomdb.simulator.check;

import io.phantomdb.base.Lookup;
import io.phantomdb.simulator.check.RowTransaction.Done;
import io.phantomdb.simulator.check.RowTransaction.Row;
import io.phantomdb.simulator.check.RowTransaction.Scan;
import io.phantomdb.simulator.check.anomaly.Anomaly;
import io.phantomdb.simulator.check.anomaly.AnomalyKind;
import io.phantomdb.simulator.check.anomaly.Cycle;
import io.phantomdb.simulator.check.anomaly.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides whether transactions that ask for all rows that fit a condition, put rows in and take them out are strictly
 * serializable, as far as can be told (Adya, "Weak Consistency", 1999, §4.3.2: predicate-based dependencies). A row is put in
 * once and taken out at most once, so a scan that has it lies between the two; one that has not, though the row fits, comes
 * before the insert or after the delete. Where both are possible, real time may tell which; else nothing is concluded.
 */
public final class Phantoms {
    /** Whoever puts a row in, and those who may have taken it out. */
    private static final class Life {
        final Row row;
        final int inserter;
        final List<Integer> deleters = new ArrayList<>();
        boolean isSeen;

        Life(Row row, int inserter) {
            this.row = row;
            this.inserter = inserter;
        }
    }

    private final List<Operation<RowTransaction, Done>> history;
    private final Anomalies anomalies = new Anomalies();
    private final TransactionOrder order;
    private final TreeMap<Long, Life> lives = new TreeMap<>();

    private Phantoms(List<Operation<RowTransaction, Done>> history) {
        this.history = history;
        this.order = new TransactionOrder(history);
    }

    public static Verdict check(List<Operation<RowTransaction, Done>> history) {
        return Anomalies.verdict(anomalies(history));
    }

    /** Everything that is wrong, one of each kind; empty if nothing is. */
    public static List<Anomaly> anomalies(List<Operation<RowTransaction, Done>> history) {
        Phantoms check = new Phantoms(history);
        check.noteLives();
        check.visitScans(check::rowsExist);
        check.lives.values().forEach(check::orderLife);
        check.visitScans(check::orderScan);
        check.order.addRealTime();
        check.order.judge(check.anomalies, check::story, Phantoms::reason);
        return check.anomalies.all();
    }

    /** A rule that two transactions can break together if one does not see the row of the other: a group is full. */
    public static Verdict atMost(int rowsMax, List<Operation<RowTransaction, Done>> history) {
        for (Operation<RowTransaction, Done> each : history) {
            if (each.outcome() == Operation.Outcome.OK) {
                for (Scan scan : each.output().scans()) {
                    for (int group = scan.lowGroup(); group <= scan.highGroup(); group++) {
                        int wanted = group;
                        if (scan.rows().stream().filter(row -> row.group() == wanted).count() > rowsMax) {
                            return Verdict.bad("group " + group + " has more than " + rowsMax + " rows in " + each);
                        }
                    }
                }
            }
        }
        return Verdict.GOOD;
    }

    private void noteLives() {
        for (int number = 0; number < history.size(); number++) {
            Row row = history.get(number).input().insert();
            boolean isLeftOut = history.get(number).output() != null && !history.get(number).output().inserted();
            if (row != null && !isLeftOut && lives.put(row.id(), new Life(row, number)) != null) {
                throw new IllegalArgumentException(row + " is put in twice: rows must be told from each other");
            }
        }
        for (int number = 0; number < history.size(); number++) {
            Operation<RowTransaction, Done> each = history.get(number);
            if (each.output() != null && each.output().isGone() && isOk(number)) {
                int contradiction = number;
                anomalies.add(AnomalyKind.INTERNAL,
                        () -> each.output().deleted() + " was seen and then could not be taken out in\n    "
                                + story(contradiction));
            } else if (each.output() != null && lives.containsKey(each.output().deleted())) {
                lives.get(each.output().deleted()).deleters.add(number);
            }
        }
    }

    private boolean isOk(int number) {
        return history.get(number).outcome() == Operation.Outcome.OK;
    }

    private interface ScanVisitor {
        void scan(int number, Scan scan);
    }

    private void visitScans(ScanVisitor visitor) {
        for (int number = 0; number < history.size(); number++) {
            if (isOk(number)) {
                for (Scan scan : history.get(number).output().scans()) {
                    visitor.scan(number, scan);
                }
            }
        }
    }

    private void rowsExist(int number, Scan scan) {
        if (scan.counted() != RowTransaction.UNCOUNTED && scan.counted() != scan.rows().size()) {
            anomalies.add(AnomalyKind.INTERNAL,
                    () -> scan.counted() + " rows were counted, and then there were others in\n    "
                            + story(number));
        }
        TreeSet<Long> seen = new TreeSet<>();
        for (Row row : scan.rows()) {
            Life life = lives.get(row.id());
            if (!seen.add(row.id())) {
                anomalies.add(AnomalyKind.DUPLICATE, () -> row + " is there twice in\n    " + story(number));
            }
            if (life == null || !life.row.equals(row) || row.group() < scan.lowGroup()
                    || row.group() > scan.highGroup()) {
                anomalies.add(AnomalyKind.UNWRITTEN,
                        () -> "nobody put in " + row + ", which is in\n    " + story(number));
            } else if (history.get(life.inserter).outcome() == Operation.Outcome.FAILED) {
                anomalies.add(AnomalyKind.G1A,
                        () -> row + " is in\n    " + story(number) + "\n    and was put in by the failed\n    "
                                + story(life.inserter));
            } else {
                life.isSeen = true;
            }
        }
    }

    private void orderLife(Life life) {
        List<Integer> certain = life.deleters.stream().filter(this::isOk).toList();
        if (certain.size() > 1) {
            anomalies.add(AnomalyKind.LOST_UPDATE,
                    () -> life.row + " was taken out by both\n    " + story(certain.get(0))
                            + "\n    and\n    " + story(certain.get(1)));
        }
        for (int deleter : certain) {
            order.graph().add(life.inserter, deleter, EdgeKind.WW, Math.toIntExact(life.row.id()));
        }
    }

    private void orderScan(int number, Scan scan) {
        Lookup<Long, Boolean> seen = new Lookup<>();
        scan.rows().forEach(row -> seen.put(row.id(), true));
        for (Life life : lives.values()) {
            boolean isCertain = isOk(life.inserter) || life.isSeen;
            if (isCertain && life.row.group() >= scan.lowGroup() && life.row.group() <= scan.highGroup()) {
                if (seen.contains(life.row.id())) {
                    orderSeen(number, life);
                } else if (life.inserter != number) {
                    orderMissing(number, life);
                }
            }
        }
    }

    private void orderSeen(int number, Life life) {
        order.graph().add(life.inserter, number, EdgeKind.WR, Math.toIntExact(life.row.id()));
        for (int deleter : life.deleters) {
            if (isOk(deleter)) {
                order.graph().add(number, deleter, EdgeKind.RW, Math.toIntExact(life.row.id()));
            }
        }
    }

    private void orderMissing(int number, Life life) {
        long end = history.get(number).end();
        if (life.deleters.stream().allMatch(deleter -> history.get(deleter).start() > end)) {
            order.graph().add(number, life.inserter, EdgeKind.PREDICATE_RW, Math.toIntExact(life.row.id()));
        } else if (life.deleters.size() == 1 && isOk(life.deleters.getFirst())
                && history.get(life.inserter).end() < history.get(
                        number).start()) {
            order.graph().add(life.deleters.getFirst(), number, EdgeKind.WR, Math.toIntExact(-life.row.id()));
        }
    }

    private String story(int number) {
        Operation<RowTransaction, Done> operation = history.get(number);
        StringBuilder text = new StringBuilder("T" + number + " " + operation.when() + ":");
        if (operation.output() != null) {
            for (Scan scan : operation.output().scans()) {
                text.append(" groups ").append(scan.lowGroup()).append("..").append(scan.highGroup()).append(" = ")
                        .append(scan
                                .rows().stream().map(Row::id).toList())
                        .append(';');
            }
            text.append(operation.output().deleted() == RowTransaction.NONE
                    ? ""
                    : " took out " + operation.output().deleted() + ";");
        }
        if (operation.input().insert() != null) {
            text.append(" puts in ").append(operation.input().insert()).append(';');
        }
        return text.append(' ').append(operation.outcome().name().toLowerCase(Locale.ROOT)).toString();
    }

    /** A note is the row's id, below zero if it was taken out before. */
    private static String reason(Cycle.Edge edge) {
        int row = Math.abs(edge.note());
        return switch (edge.kind()) {
            case WW -> "T" + edge.to() + " took out row " + row + ", which T" + edge.from() + " put in";
            case WR -> edge.note() > 0
                    ? "T" + edge.to() + " saw row " + row + ", which T" + edge.from() + " put in"
                    : "T" + edge.to() + " did not see row " + row + ", which T" + edge.from() + " took out";
            case RW -> "T" + edge.from() + " saw row " + row + ", which T" + edge.to() + " took out";
            case PREDICATE_RW -> "T" + edge.from() + " did not see row " + row + ", which T" + edge.to() + " put in";
            case REALTIME, LINK -> edge.kind().label();
        };
    }
}
