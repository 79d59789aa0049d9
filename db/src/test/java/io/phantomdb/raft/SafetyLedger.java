package io.phantomdb.raft;

import io.phantomdb.base.Bytes;
import io.phantomdb.log.record.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all replicas of a run have ever said and done, as one who sees everything would write it down, and the properties
 * of Raft's figure 3 checked against it as each thing happens.
 */
final class SafetyLedger {
    private record Place(long index, long term) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return index != other.index ? Long.compare(index, other.index) : Long.compare(term, other.term);
        }
    }

    private record Content(Bytes payload, Entry.Kind kind, long previousTerm) {}

    private record Ballot(int voter, long term) implements Comparable<Ballot> {
        @Override
        public int compareTo(Ballot other) {
            return voter != other.voter ? Integer.compare(voter, other.voter) : Long.compare(term, other.term);
        }
    }

    private final TreeMap<Long, Integer> leaders = new TreeMap<>();
    private final TreeMap<Place, Content> contents = new TreeMap<>();
    private final TreeMap<Ballot, Integer> ballots = new TreeMap<>();
    private final ArrayList<Entry> committed = new ArrayList<>();
    private final TreeMap<Long, Long> readFloors = new TreeMap<>();
    private long lastToken;
    private int readsConfirmed;

    /** Election safety: at most one leader in a term. */
    void leads(int replica, long term) {
        Integer known = leaders.putIfAbsent(term, replica);
        require(known == null || known == replica, "both %s and %s lead term %s", known, replica, term);
    }

    /** Log matching: an entry is known by index and term, and so is the one before it, and so on. */
    void appended(int replica, Entry entry, long previousTerm) {
        Content content = new Content(entry.payload(), entry.kind(), previousTerm);
        Content known = contents.putIfAbsent(new Place(entry.index(), entry.term()), content);
        require(known == null || known.equals(content), "replica %s has another entry at %s in term %s", replica, entry
                .index(), entry.term());
    }

    /** State machine safety: whoever applies at an index applies the same. Returns true if it is news. */
    boolean committed(int replica, Entry entry) {
        long index = entry.index();
        require(index <= committed.size() + 1, "replica %s commits %s, but nobody knows %s", replica, index, index - 1);
        if (index == committed.size() + 1) {
            committed.add(entry);
            return true;
        }
        require(committed.get((int) index - 1).equals(entry), "replica %s commits another entry at %s", replica, index);
        return false;
    }

    /** A replica votes once in a term, whatever it forgets. */
    void voted(int voter, long term, int candidate) {
        Integer known = ballots.putIfAbsent(new Ballot(voter, term), candidate);
        require(known == null || known == candidate, "replica %s votes for %s and %s in term %s", voter, known,
                candidate, term);
    }

    /** Leader completeness: a leader's log holds everything committed in earlier terms. */
    void leaderHolds(RaftGroup leader) {
        for (long index = leader.compactedIndex() + 1; index <= committed.size(); index++) {
            long term = committed.get((int) index - 1).term();
            if (term < leader.term()) {
                require(index <= leader.lastIndex() && leader.termAt(index) == term,
                        "the leader of term %s lacks the committed entry %s", leader.term(), index);
            }
        }
    }

    /** A read begins: whatever is known to anyone as committed now must be seen by it. */
    long readBegins(long commitIndexMax) {
        long token = ++lastToken;
        readFloors.put(token, Math.max(committed.size(), commitIndexMax));
        return token;
    }

    void readEnds(long token, long readIndex) {
        long floor = readFloors.get(token);
        require(readIndex >= floor, "a read at %s misses what was committed up to %s before it", readIndex, floor);
        readsConfirmed++;
    }

    long termOf(long committedIndex) {
        return committedIndex == 0 ? 0 : committed.get((int) committedIndex - 1).term();
    }

    long committedIndex() {
        return committed.size();
    }

    List<Entry> committed() {
        return committed;
    }

    int readsConfirmed() {
        return readsConfirmed;
    }

    Map<Long, Integer> leaders() {
        return leaders;
    }

    static void require(boolean holds, String format, Object... arguments) {
        if (!holds) {
            throw new AssertionError(format.formatted(arguments));
        }
    }
}
