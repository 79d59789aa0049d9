package io.phantomdb.simulator.invariant;

import io.phantomdb.host.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What the disks hold of a group's log, followed write by write, so that a broken promise is seen when it is broken and
 * not when somebody suffers from it:
 *
 * <ul>
 * <li>what is committed is durable at a quorum when the first replica applies it (Raft §5.3, and no acknowledgement before
 * a majority has synced);
 * <li>from then on nobody who lacks it can be elected by a quorum of these disks (§5.4.1, §5.4.2: an entry of an earlier
 * term is not safe because a quorum has it);
 * <li>no replica decides to take back what is committed by then (§5.4.3);
 * <li>a replica that starts again finds the entries, the term and the vote that it had synced;
 * <li>terms never descend along a log (§5.3, log matching).
 * </ul>
 */
public final class LogsOnDisk implements Invariant {
    /** An append has been handed to the journal; until it is synced nobody knows what of it will be found. */
    public interface Writing extends Trace.Event {
        /** Entries from here on are about to be taken back; 0 = none. */
        long truncateFrom();
    }

    /** That append is durable now. */
    public interface Written extends Trace.Event {
        long truncateFrom();

        /** Of the first new entry. */
        long firstIndex();

        /** Of the new entries. */
        List<Long> terms();

        /** 0 if it was not written. */
        long hardTerm();

        long vote();
    }

    /** The state as of that entry is durable, and stands for the log up to it. */
    public interface StateWritten extends Trace.Event {
        long index();

        long term();
    }

    /** A replica begins with this, as its disk has it. */
    public interface Found extends Trace.Event {
        long hardTerm();

        long vote();

        /** The entry that the state stands for. */
        long stateIndex();

        long stateTerm();

        /** Of the first entry of the log. */
        long firstIndex();

        List<Long> terms();

        /** The log is no continuation of the state, and given up. */
        boolean isVoid();
    }

    /** Who may lead, and who together is enough to commit, or to elect. */
    private final IntPredicate isVoter;
    private final Predicate<List<Integer>> canDecide;
    private final TreeMap<Integer, Disk> disks = new TreeMap<>();
    private final TreeMap<Long, Long> committed = new TreeMap<>();
    private long comparisons;

    /** Both of node numbers. */
    public LogsOnDisk(IntPredicate isVoter, Predicate<List<Integer>> canDecide) {
        this.isVoter = isVoter;
        this.canDecide = canDecide;
    }

    /**
     * An append that is not synced yet.
     *
     * @param truncateFrom entries from here on are taken back; 0 = none
     * @param committedIndex what was known to be committed when that was decided: a slow disk may come to it much later
     */
    private record Pending(long truncateFrom, long committedIndex) {}

    /** One replica's. */
    private static final class Disk {
        private final TreeMap<Long, Long> terms = new TreeMap<>();
        private long stateIndex;
        private long stateTerm;
        private long hardTerm;
        private long vote;
        private final ArrayDeque<Pending> pending = new ArrayDeque<>();

        /** From here on entries are being taken back. */
        private long doubtfulFrom() {
            return pending.stream().mapToLong(Pending::truncateFrom).filter(from -> from > 0).min().orElse(
                    Long.MAX_VALUE);
        }

        private boolean holds(long index, long term) {
            return index <= stateIndex || index < doubtfulFrom() && Long.valueOf(term).equals(terms.get(index));
        }

        private long lastTerm() {
            return terms.isEmpty() || terms.lastKey() <= stateIndex ? stateTerm : terms.lastEntry().getValue();
        }

        private long lastIndex() {
            return terms.isEmpty() ? stateIndex : Math.max(stateIndex, terms.lastKey());
        }

        /** Whether its replica gives its vote to the other's. */
        private boolean isNotNewerThan(Disk other) {
            return lastTerm() < other.lastTerm() || lastTerm() == other.lastTerm() && lastIndex() <= other.lastIndex();
        }

        private void append(long firstIndex, List<Long> more) {
            for (int place = 0; place < more.size(); place++) {
                terms.put(firstIndex + place, more.get(place));
            }
        }
    }

    @Override
    public void event(int node, Trace.Event event) {
        switch (event) {
            case Writing writing -> disk(node).pending.add(new Pending(writing.truncateFrom(), committed.isEmpty()
                    ? 0
                    : committed.lastKey()));
            case Written written -> written(node, disk(node), written);
            case StateWritten state -> {
                disk(node).stateIndex = state.index();
                disk(node).stateTerm = state.term();
            }
            case Found found -> found(node, disk(node), found);
            case SameEntryEverywhere.Applied applied -> applied(applied.index(), applied.term());
            default -> {
                // Says nothing about disks.
            }
        }
    }

    private Disk disk(int node) {
        return disks.computeIfAbsent(node, number -> new Disk());
    }

    private void written(int node, Disk disk, Written written) {
        Pending decided = disk.pending.remove();
        if (written.hardTerm() > 0) {
            disk.hardTerm = written.hardTerm();
            disk.vote = written.vote();
        }
        if (written.truncateFrom() > 0) {
            takenBack(node, disk, written.truncateFrom(), decided.committedIndex);
            disk.terms.tailMap(written.truncateFrom(), true).clear();
        }
        disk.append(written.firstIndex(), written.terms());
        descends(node, disk);
    }

    private void takenBack(int node, Disk disk, long from, long committedIndex) {
        disk.terms.tailMap(Math.max(from, disk.stateIndex + 1), true).forEach((index, term) -> {
            comparisons++;
            if (index <= committedIndex && term.equals(committed.get(index))) {
                throw new Violated("node " + node + " takes entry " + index + " of term " + term
                        + " back, which is committed");
            }
        });
    }

    /** Entries that are being taken back may be followed by a state of another history, until that is written. */
    private static void descends(int node, Disk disk) {
        long before = disk.stateTerm;
        for (var entry : disk.terms.subMap(disk.stateIndex + 1, Math.max(disk.stateIndex + 1, disk.doubtfulFrom()))
                .entrySet()) {
            if (entry.getValue() < before) {
                throw new Violated("node " + node + " has entry " + entry.getKey() + " of term " + entry.getValue()
                        + " behind one of term " + before);
            }
            before = entry.getValue();
        }
    }

    private void found(int node, Disk disk, Found found) {
        if (found.hardTerm() < disk.hardTerm || found.hardTerm() == disk.hardTerm && disk.vote != 0
                && found.vote() != disk.vote) {
            throw new Violated("node " + node + " had synced term " + disk.hardTerm + " and its vote for " + disk.vote
                    + ", and finds term " + found.hardTerm() + " and " + found.vote());
        }
        if (!found.isVoid()) {
            forgotten(node, disk, found);
        }
        Disk now = new Disk();
        now.hardTerm = found.hardTerm();
        now.vote = found.vote();
        now.stateIndex = found.stateIndex();
        now.stateTerm = found.stateTerm();
        now.append(found.firstIndex(), found.terms());
        disks.put(node, now);
        descends(node, now);
    }

    private void forgotten(int node, Disk disk, Found found) {
        Disk now = new Disk();
        now.append(found.firstIndex(), found.terms());
        long doubtfulFrom = disk.doubtfulFrom();
        disk.terms.subMap(Math.min(found.stateIndex() + 1, doubtfulFrom), doubtfulFrom).forEach((index, term) -> {
            comparisons++;
            if (!term.equals(now.terms.get(index))) {
                throw new Violated("node " + node + " had synced entry " + index + " of term " + term + ", and finds "
                        + (now.terms.containsKey(index) ? "term " + now.terms.get(index) : "nothing"));
            }
        });
    }

    private void applied(long index, long term) {
        if (committed.putIfAbsent(index, term) != null) {
            return;
        }
        comparisons++;
        List<Integer> holders = new ArrayList<>();
        disks.forEach((node, disk) -> {
            if (disk.holds(index, term)) {
                holders.add(node);
            }
        });
        if (!canDecide.test(holders)) {
            throw new Violated("entry " + index + " of term " + term + " is applied, and durable at nodes " + holders
                    + " only");
        }
        disks.forEach((node, disk) -> {
            if (isVoter.test(node) && !holders.contains(node)) {
                notElectable(index, term, node);
            }
        });
    }

    private void notElectable(long index, long term, int candidate) {
        List<Integer> voters = new ArrayList<>();
        disks.forEach((node, disk) -> {
            if (disk.isNotNewerThan(disks.get(candidate))) {
                voters.add(node);
            }
        });
        if (canDecide.test(voters)) {
            throw new Violated("entry " + index + " of term " + term + " is applied, and nodes " + voters
                    + " can still elect node " + candidate + ", which lacks it");
        }
    }

    @Override
    public long comparisons() {
        return comparisons;
    }
}
