package io.phantomdb.simulator.cluster;

import io.phantomdb.host.Trace;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.ShardEvent;
import io.phantomdb.simulator.invariant.Invariant;
import io.phantomdb.simulator.invariant.OneLeaderPerTerm;
import io.phantomdb.simulator.invariant.SameEntryEverywhere;
import java.util.TreeMap;

/** Tells the invariants of consensus what shards tell the trace. */
final class ShardWatch implements Invariant {
    private final OneLeaderPerTerm leaders = new OneLeaderPerTerm();
    private final SameEntryEverywhere entries = new SameEntryEverywhere();
    private final TreeMap<Integer, Long> appliedByNode = new TreeMap<>();
    private final TreeMap<Integer, Long> campaignsByNode = new TreeMap<>();

    @Override
    public void event(int node, Trace.Event event) {
        switch (event) {
            case ShardEvent.RoleChanged changed -> {
                if (changed.role() == Role.LEADER) {
                    leaders.elected(changed.shard().number(), changed.replica(), changed.term());
                } else if (changed.role() == Role.CANDIDATE) {
                    campaignsByNode.merge(node, 1L, Long::sum);
                }
            }
            case ShardEvent.Applied applied -> {
                appliedByNode.merge(node, 1L, Long::sum);
                entries.applied(node, applied.shard().number(), applied.index(), applied.term(), applied.checksum());
            }
            default -> {
                // Says nothing about consensus.
            }
        }
    }

    /** How many entries this node has applied, of whichever shard. */
    long applied(int node) {
        return appliedByNode.getOrDefault(node, 0L);
    }

    /** How often this node has asked for votes, for whichever shard. */
    long campaigns(int node) {
        return campaignsByNode.getOrDefault(node, 0L);
    }

    /** The node whose replica was elected last, of whichever shard; 0 if none was. */
    long lastElected() {
        return leaders.lastElected();
    }

    long elections() {
        return leaders.comparisons();
    }

    @Override
    public long comparisons() {
        return entries.comparisons();
    }
}
