package io.phantomdb.simulator.invariant;

import io.phantomdb.base.Lookup;
import io.phantomdb.host.Trace;

/** At most one replica of a group is elected in a term (Ongaro, Ousterhout, "In Search of an Understandable Consensus
 * Algorithm", 2014, §5.2: election safety). */
public final class OneLeaderPerTerm implements Invariant {
    /** A replica became leader. */
    public interface Elected extends Trace.Event {
        long group();

        long replica();

        long term();
    }

    private record Term(long group, long term) {}

    private final Lookup<Term, Long> leaders = new Lookup<>();
    private long elections;
    private long lastElected;

    @Override
    public void event(int node, Trace.Event event) {
        if (event instanceof Elected elected) {
            elected(elected.group(), elected.replica(), elected.term());
        }
    }

    /** For events of other types that say the same. */
    public void elected(long group, long replica, long term) {
        elections++;
        lastElected = replica;
        Long other = leaders.put(new Term(group, term), replica);
        if (other != null && other != replica) {
            throw new Violated("replicas " + other + " and " + replica + " both lead group " + group + " in term "
                    + term);
        }
    }

    /** The replica that was elected last, of whichever group; 0 if none was. */
    public long lastElected() {
        return lastElected;
    }

    @Override
    public long comparisons() {
        return elections;
    }
}
