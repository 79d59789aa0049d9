package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who holds and who waits for which keys and ranges at one leader. Queues are first come, first served: a request waits
 * behind every conflicting holder and every earlier conflicting request, so nobody starves; only who turns a shared lock
 * into an exclusive one goes first. Locks keep transactions from disturbing each other; nothing is made safe by them
 * (DESIGN §5), so they live in memory and end with the term.
 *
 * <p>A request that would wait looks for cycles in the graph of who waits for whom; the youngest member of each is refused
 * (Bernstein, Hadzilacos, Goodman, "Concurrency Control and Recovery in Database Systems", §3.4).
 */
final class LockTable {
    private static final int RELEASED_IN_A_TURN = 1_000;

    /** Told once what became of a request that had to wait. */
    interface Outcome {
        void granted();

        /** The transaction was chosen to end a deadlock, of which this is a report. It still holds what it held. */
        void deadlock(String report);

        /** The transaction asked again, or for something else, or was released: this request is nobody's any more. */
        void superseded();
    }

    /** One lock, held or wanted. A point is a span of one key. */
    private static final class Claim {
        private final Owner owner;
        private final Span span;
        private final boolean isPoint;
        private final long sequence;
        private Outcome outcome;
        private boolean exclusive;
        /** Shared, of an ordinary read: gives way to who waits for it long. */
        private boolean isYielding;
        private int looks;
        /** Where it is held; null for a range, and for what waits. */
        private Point point;

        private Claim(Owner owner, Span span, boolean isPoint, boolean exclusive, long sequence, Outcome outcome) {
            this.owner = owner;
            this.span = span;
            this.isPoint = isPoint;
            this.exclusive = exclusive;
            this.sequence = sequence;
            this.outcome = outcome;
        }

        private boolean conflictsWith(Claim other) {
            return !owner.isOfSessionOf(other.owner) && (exclusive || other.exclusive) && span.overlaps(other.span);
        }
    }

    /** A span that was read under a lock, and until which applied index the lock was held. */
    record Yielded(Span span, long index) {}

    /** All that one transaction holds and the one thing it waits for. */
    private static final class Owner {
        private final LockOwner identity;
        private final LinkedHashMap<Bytes, Claim> points = new LinkedHashMap<>();
        private final List<Claim> ranges = new ArrayList<>();
        private Claim waiting;
        /** What this owner has read but does not hold any more. */
        private final List<Yielded> yielded = new ArrayList<>(0);
        private int idleLooks;
        /** It has ended; what it still holds goes in later turns. */
        private boolean isGone;

        private Owner(LockOwner identity) {
            this.identity = identity;
        }

        private boolean isOfSessionOf(Owner other) {
            return this == other || identity.session().equals(other.identity.session());
        }
    }

    /** Everybody at one key. */
    private static final class Point {
        private final List<Claim> holders = new ArrayList<>(2);
        private final ArrayDeque<Claim> queue = new ArrayDeque<>(2);
    }

    private final LinkedHashMap<TxnId, Owner> owners = new LinkedHashMap<>();
    private final TreeMap<Bytes, Point> points = new TreeMap<>();
    private final List<Claim> rangeHolders = new ArrayList<>();
    private final List<Claim> rangeQueue = new ArrayList<>();
    /** Of transactions that have ended the locks that they still hold: a load may have a million, which is no turn's work. */
    private final ArrayDeque<Iterator<Claim>> leaving = new ArrayDeque<>();
    private final Consumer<Runnable> later;
    private long lastSequence;

    /** What is too much for a turn is left to a later one. */
    LockTable(Consumer<Runnable> later) {
        this.later = later;
    }

    /** An ordinary read's lock: shared, and given up to writers if its owner is idle. Otherwise as {@link #lockPoint}. */
    boolean readPoint(LockOwner who, Bytes key, Outcome outcome) {
        Owner owner = ownerOf(who);
        return owner.points.containsKey(key)
                || claim(yielding(new Claim(owner, Span.of(key), true, false, ++lastSequence, outcome)));
    }

    /** The same for a range. */
    boolean readRange(LockOwner who, Span span, Outcome outcome) {
        Owner owner = ownerOf(who);
        return holdsRange(owner, span, false, true)
                || claim(yielding(new Claim(owner, span, false, false, ++lastSequence, outcome)));
    }

    private static Claim yielding(Claim claim) {
        claim.isYielding = true;
        return claim;
    }

    /** Locks a key. True if it is held now; otherwise the outcome is told later. */
    boolean lockPoint(LockOwner who, Bytes key, boolean exclusive, Outcome outcome) {
        Owner owner = ownerOf(who);
        Claim held = owner.points.get(key);
        if (held != null && (held.exclusive || !exclusive)) {
            held.isYielding = false;
            return true;
        }
        return claim(new Claim(owner, Span.of(key), true, exclusive, held != null ? 0 : ++lastSequence, outcome));
    }

    /** Locks all keys of a range, those that do not exist too. True if it is held now; otherwise the outcome is told later. */
    boolean lockRange(LockOwner who, Span span, boolean exclusive, Outcome outcome) {
        Owner owner = ownerOf(who);
        return holdsRange(owner, span, exclusive, false)
                || claim(new Claim(owner, span, false, exclusive, ++lastSequence, outcome));
    }

    private static boolean holdsRange(Owner owner, Span span, boolean exclusive, boolean mayYield) {
        for (Claim held : owner.ranges) {
            if ((held.exclusive || !exclusive) && held.span.contains(span)) {
                held.isYielding &= mayYield;
                return true;
            }
        }
        return false;
    }

    /** Locks a key if nobody is in the way, and does not wait. */
    boolean tryPoint(LockOwner who, Bytes key, boolean exclusive) {
        Owner owner = ownerOf(who);
        Claim held = owner.points.get(key);
        return held != null && (held.exclusive || !exclusive)
                || tryClaim(new Claim(owner, Span.of(key), true, exclusive, held != null ? 0 : ++lastSequence, null));
    }

    /** Locks all keys of a range if nobody is in the way, and does not wait. */
    boolean tryRange(LockOwner who, Span span, boolean exclusive) {
        Owner owner = ownerOf(who);
        return holdsRange(owner, span, exclusive, false)
                || tryClaim(new Claim(owner, span, false, exclusive, ++lastSequence, null));
    }

    private boolean tryClaim(Claim claim) {
        Claim waiting = claim.owner.waiting;
        if (waiting != null) {
            waiting.outcome.superseded();
            withdraw(waiting);
        }
        boolean isFree = inTheWayOf(claim).isEmpty();
        if (isFree) {
            hold(claim);
        }
        return isFree;
    }

    /** Forgets the transaction, what it holds and what it waits for; those behind it move up. Harmless if it is not known. */
    void release(TxnId txn) {
        Owner owner = owners.remove(txn);
        if (owner == null) {
            return;
        }
        owner.isGone = true;
        Claim dropped = owner.waiting;
        if (dropped != null) {
            unqueue(dropped);
            dropped.outcome.superseded();
        }
        rangeHolders.removeAll(owner.ranges);
        List<Claim> behind = new ArrayList<>();
        Iterator<Claim> points = owner.points.values().iterator();
        letGo(points, behind);
        grantAfter(owner, dropped, !points.hasNext(), behind);
        if (points.hasNext()) {
            leaving.add(points);
            if (leaving.size() == 1) {
                later.accept(this::releaseMore);
            }
        }
    }

    /** As many as a turn has time for. */
    private void letGo(Iterator<Claim> points, List<Claim> behind) {
        for (int count = 0; count < RELEASED_IN_A_TURN && points.hasNext(); count++) {
            Claim held = points.next();
            Point point = held.point;
            point.holders.remove(held);
            behind.addAll(point.queue);
            if (point.queue.isEmpty() && point.holders.isEmpty()) {
                this.points.remove(held.span.start());
            }
        }
    }

    private void releaseMore() {
        List<Claim> behind = new ArrayList<>();
        letGo(leaving.getFirst(), behind);
        if (!leaving.getFirst().hasNext()) {
            leaving.removeFirst();
            // Not before: whoever wants a range is held up by every single lock in it, and each look passes all of them.
            behind.addAll(rangeQueue);
        }
        grant(behind);
        if (!leaving.isEmpty()) {
            later.accept(this::releaseMore);
        }
    }

    /** Lets single keys go that the transaction holds; those behind it move up. Harmless if it does not hold them. */
    void release(TxnId txn, List<Bytes> keys) {
        Owner owner = owners.get(txn);
        if (owner == null) {
            return;
        }
        List<Claim> behind = new ArrayList<>();
        for (Bytes key : keys) {
            Claim held = owner.points.remove(key);
            if (held != null) {
                pointAt(key).holders.remove(held);
                candidatesAt(key, behind);
            }
        }
        behind.addAll(rangeQueue);
        grant(behind);
    }

    /** Owners whose locks make somebody wait, in the order of their arrival. */
    List<LockOwner> blockers() {
        LinkedHashMap<TxnId, LockOwner> found = new LinkedHashMap<>();
        for (Owner owner : owners.values()) {
            if (owner.waiting != null) {
                for (Claim claim : inTheWayOf(owner.waiting)) {
                    found.put(claim.owner.identity.txn(), claim.owner.identity);
                }
            }
        }
        return List.copyOf(found.values());
    }

    boolean isEmpty() {
        return owners.isEmpty() && leaving.isEmpty() && points.isEmpty() && rangeHolders.isEmpty()
                && rangeQueue.isEmpty();
    }

    /**
     * Lets writers pass readers that do nothing: a shared lock of an ordinary read is given up if its owner has asked for
     * nothing while somebody waited for it, both for so many calls of this. Safety never depends on a lock, and the commit
     * validates what was read. The index is the applied one.
     */
    void yieldIdle(int looks, long index) {
        List<Claim> waiting = new ArrayList<>();
        for (Owner owner : owners.values()) {
            owner.idleLooks++;
            if (owner.waiting != null && ++owner.waiting.looks >= looks) {
                waiting.add(owner.waiting);
            }
        }
        for (Claim claim : waiting) {
            if (claim.owner.waiting == claim) {
                for (Claim blocker : inTheWayOf(claim)) {
                    if (blocker.isYielding && !blocker.owner.isGone && blocker.owner.idleLooks >= looks
                            && blocker.owner.waiting != blocker) {
                        giveUp(blocker, index);
                    }
                }
                grant(List.of(claim));
            }
        }
    }

    private void giveUp(Claim held, long index) {
        held.owner.yielded.add(new Yielded(held.span, index));
        if (held.isPoint) {
            held.owner.points.remove(held.span.start());
            pointAt(held.span.start()).holders.remove(held);
        } else {
            held.owner.ranges.remove(held);
            rangeHolders.remove(held);
        }
    }

    /** What the transaction has read and had to give up. */
    List<Yielded> yielded(TxnId txn) {
        Owner owner = owners.get(txn);
        return owner == null ? List.of() : owner.yielded;
    }

    private Owner ownerOf(LockOwner who) {
        Owner owner = owners.get(who.txn());
        if (owner == null) {
            owner = new Owner(who);
            owners.put(who.txn(), owner);
        }
        owner.idleLooks = 0;
        return owner;
    }

    private Point pointAt(Bytes key) {
        Point point = points.get(key);
        if (point == null) {
            point = new Point();
            points.put(key, point);
        }
        return point;
    }

    private boolean claim(Claim claim) {
        if (claim.owner.waiting != null && takeOver(claim.owner.waiting, claim)) {
            return false;
        }
        if (inTheWayOf(claim).isEmpty()) {
            hold(claim);
            return true;
        }
        enqueue(claim);
        breakDeadlocks(claim.owner);
        return false;
    }

    /** A request that was sent again keeps its place in the queue; one for something else gives it up. */
    private boolean takeOver(Claim waiting, Claim claim) {
        waiting.outcome.superseded();
        if (waiting.span.equals(claim.span) && waiting.exclusive == claim.exclusive) {
            waiting.outcome = claim.outcome;
            return true;
        }
        withdraw(waiting);
        return false;
    }

    /** Nobody wants it any more; those behind it move up. */
    private void withdraw(Claim claim) {
        unqueue(claim);
        List<Claim> behind = new ArrayList<>(rangeQueue);
        if (claim.isPoint) {
            candidatesAt(claim.span.start(), behind);
        } else {
            points.values().forEach(point -> behind.addAll(point.queue));
        }
        grant(behind);
    }

    private void hold(Claim claim) {
        if (!claim.isPoint) {
            claim.owner.ranges.add(claim);
            rangeHolders.add(claim);
            return;
        }
        Bytes key = claim.span.start();
        Claim held = claim.owner.points.get(key);
        if (held != null) {
            held.exclusive |= claim.exclusive;
            held.isYielding &= claim.isYielding;
        } else {
            claim.owner.points.put(key, claim);
            claim.point = pointAt(key);
            claim.point.holders.add(claim);
        }
    }

    private void enqueue(Claim claim) {
        claim.owner.waiting = claim;
        if (!claim.isPoint) {
            rangeQueue.add(claim);
        } else if (claim.sequence == 0) {
            pointAt(claim.span.start()).queue.addFirst(claim);
        } else {
            pointAt(claim.span.start()).queue.addLast(claim);
        }
    }

    private void unqueue(Claim claim) {
        claim.owner.waiting = null;
        if (claim.isPoint) {
            pointAt(claim.span.start()).queue.remove(claim);
        } else {
            rangeQueue.remove(claim);
        }
    }

    /** Holders and earlier requests of others that conflict. */
    private List<Claim> inTheWayOf(Claim claim) {
        List<Claim> found = new ArrayList<>(0);
        if (claim.isPoint) {
            Point point = points.get(claim.span.start());
            if (point != null) {
                collect(claim, point, found);
            }
        } else {
            for (Point point : within(claim.span).values()) {
                collect(claim, point, found);
            }
        }
        collectConflicts(claim, rangeHolders, false, found);
        collectConflicts(claim, rangeQueue, true, found);
        return found;
    }

    private static void collect(Claim claim, Point point, List<Claim> found) {
        collectConflicts(claim, point.holders, false, found);
        collectConflicts(claim, point.queue, true, found);
    }

    private static void collectConflicts(Claim claim, Iterable<Claim> others, boolean onlyEarlier, List<Claim> found) {
        for (Claim other : others) {
            if (claim.conflictsWith(other) && (!onlyEarlier || other.sequence < claim.sequence)) {
                found.add(other);
            }
        }
    }

    private NavigableMap<Bytes, Point> within(Span span) {
        return span.end().isEmpty()
                ? points.tailMap(span.start(), true)
                : points.subMap(span.start(), true, span.end(), false);
    }

    private void grantAfter(Owner gone, Claim dropped, boolean isAll, List<Claim> candidates) {
        if (dropped != null && dropped.isPoint) {
            candidatesAt(dropped.span.start(), candidates);
        }
        if (!gone.ranges.isEmpty() || dropped != null && !dropped.isPoint) {
            points.values().forEach(point -> candidates.addAll(point.queue));
        }
        if (isAll) {
            candidates.addAll(rangeQueue);
        }
        grant(candidates);
    }

    private void candidatesAt(Bytes key, List<Claim> candidates) {
        Point point = points.get(key);
        if (point == null) {
            return;
        }
        candidates.addAll(point.queue);
        if (point.queue.isEmpty() && point.holders.isEmpty()) {
            points.remove(key);
        }
    }

    private void grant(List<Claim> candidates) {
        for (Claim claim : candidates) {
            boolean stillWaits = claim.owner.waiting == claim;
            if (stillWaits && inTheWayOf(claim).isEmpty()) {
                unqueue(claim);
                hold(claim);
                claim.outcome.granted();
            }
        }
    }

    /** Whoever begins to wait may close several cycles at once, one with each of those in its way. */
    private void breakDeadlocks(Owner newcomer) {
        for (List<Owner> cycle = cycle(newcomer); !cycle.isEmpty(); cycle = cycle(newcomer)) {
            refuse(victim(newcomer, cycle), LockReport.of(cycle.stream().map(this::wait).toList().reversed()));
        }
    }

    private LockReport.Wait wait(Owner waiting) {
        return new LockReport.Wait(waiting.identity, waiting.waiting.span, waiting.waiting.exclusive);
    }

    /** A cycle with the newcomer in it, in which each waits for the one before it; empty if there is none. */
    private List<Owner> cycle(Owner newcomer) {
        List<Owner> cycle = new ArrayList<>();
        reaches(newcomer, newcomer, cycle, new LinkedHashMap<>());
        return cycle;
    }

    /** The youngest. */
    private static Owner victim(Owner newcomer, List<Owner> cycle) {
        Owner victim = newcomer;
        for (Owner member : cycle) {
            if (member.identity.isYoungerThan(victim.identity)) {
                victim = member;
            }
        }
        return victim;
    }

    private void refuse(Owner victim, String report) {
        Claim refused = victim.waiting;
        refused.outcome.deadlock(report);
        withdraw(refused);
    }

    /** Depth first from one owner along the edges "waits for"; on the way back, the members of the cycle are noted. */
    private boolean reaches(Owner from, Owner target, List<Owner> cycle, LinkedHashMap<TxnId, Owner> seen) {
        if (from.waiting == null) {
            return false;
        }
        for (Claim claim : inTheWayOf(from.waiting)) {
            if (claim.owner.isOfSessionOf(target)) {
                cycle.add(from);
                return true;
            }
            for (Owner next : sessionOf(claim.owner)) {
                boolean isNew = seen.put(next.identity.txn(), next) == null;
                if (isNew && reaches(next, target, cycle, seen)) {
                    cycle.add(from);
                    return true;
                }
            }
        }
        return false;
    }

    /** What holds a lock need not be what waits: a session has locks beyond its transaction. */
    private List<Owner> sessionOf(Owner owner) {
        List<Owner> all = new ArrayList<>(1);
        for (Owner other : owners.values()) {
            if (other.waiting != null && other.isOfSessionOf(owner)) {
                all.add(other);
            }
        }
        return all;
    }
}
