package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Lookup;
import io.phantomdb.host.Trace;

/**
 * Whatever replica applies an entry at an index of a group applies the same one, with the same term (Raft §5.4.3: state
 * machine safety); and within one life of a replica, indexes are applied one after the other.
 */
public final class SameEntryEverywhere implements Invariant {
    /** A replica applied an entry. */
    public interface Applied extends Trace.Event {
        long group();

        long index();

        long term();

        /** A checksum of the payload. */
        long payloadHash();
    }

    private record Place(long group, long index) {}

    private record Content(long term, long hash, int node) {}

    private final Lookup<Place, Content> entries = new Lookup<>();
    private long comparisons;

    @Override
    public void event(int node, Trace.Event event) {
        if (event instanceof Applied applied) {
            applied(node, applied.group(), applied.index(), applied.term(), applied.payloadHash());
        }
    }

    /** For events of other types that say the same. */
    public void applied(int node, long group, long index, long term, long hash) {
        Place place = new Place(group, index);
        Content first = entries.get(place);
        if (first == null) {
            entries.put(place, new Content(term, hash, node));
            return;
        }
        comparisons++;
        if (first.term() != term || first.hash() != hash) {
            throw new Violated("group " + group + " index " + index + ": node " + first.node() + " applied term "
                    + first.term() + " sum " + first.hash() + ", node " + node + " term " + term + " sum " + hash);
        }
    }

    @Override
    public long comparisons() {
        return comparisons;
    }
}
