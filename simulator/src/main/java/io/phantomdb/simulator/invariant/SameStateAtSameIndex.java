package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Lookup;
import io.phantomdb.host.Trace;

/** Replicas of a group that have applied the same entries hold the same state. */
public final class SameStateAtSameIndex implements Invariant {
    /** A replica folded all of its state into a number. */
    public interface Digested extends Trace.Event {
        long group();

        /** The last applied index. */
        long index();

        long digest();
    }

    private record Place(long group, long index) {}

    private record Seen(long digest, int node) {}

    private final Lookup<Place, Seen> digests = new Lookup<>();
    private long comparisons;

    @Override
    public void event(int node, Trace.Event event) {
        if (event instanceof Digested digested) {
            digested(node, digested.group(), digested.index(), digested.digest());
        }
    }

    /** For events of other types that say the same. */
    public void digested(int node, long group, long index, long digest) {
        Place place = new Place(group, index);
        Seen first = digests.get(place);
        if (first == null) {
            digests.put(place, new Seen(digest, node));
            return;
        }
        comparisons++;
        if (first.digest() != digest) {
            throw new Violated("group " + group + " at index " + index + ": nodes " + first.node() + " and " + node
                    + " hold different states");
        }
    }

    @Override
    public long comparisons() {
        return comparisons;
    }
}
