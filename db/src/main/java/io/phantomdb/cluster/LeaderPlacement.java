package io.phantomdb.cluster;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.shard.ShardServer;
import java.util.List;

/**
 * Brings the leaders of all shards to the node that leads the system shard: where one node leads oracle and shard, a read
 * at a timestamp costs a single quorum round. A node whose disk is nearly full gives its leaderships to one that has room,
 * if there is any. With many shards this will give way to balancing. On the store loop.
 */
public final class LeaderPlacement {
    private static final long EVERY_NANOS = 1_000_000_000L;

    /** What placement looks at and what it moves. */
    public record Parts(Host host, ShardServer shards, Liveness liveness) {}

    private final Parts parts;
    private final NodeId self;
    private final List<NodeId> others;
    private final ShardId systemShard;
    private final List<ShardId> followers;
    private Loop.Timer timer;

    public LeaderPlacement(Parts parts, NodeId self, List<NodeId> others, ShardId systemShard,
            List<ShardId> followers) {
        this.parts = parts;
        this.self = self;
        this.others = List.copyOf(others);
        this.systemShard = systemShard;
        this.followers = List.copyOf(followers);
        arm();
    }

    private void arm() {
        timer = parts.host.loops().store().at(parts.host.clock().nanos() + EVERY_NANOS, this::place);
    }

    private void place() {
        if (parts.shards.isDiskLow()) {
            others.stream().filter(parts.liveness::canLead).findFirst().ifPresent(this::giveAll);
        } else {
            followSystemShard();
        }
        arm();
    }

    private void giveAll(NodeId to) {
        parts.shards.transferLeadership(systemShard, to);
        followers.forEach(shard -> parts.shards.transferLeadership(shard, to));
    }

    private void followSystemShard() {
        int leader = parts.shards.leaderOf(systemShard);
        if (leader != 0 && leader != self.number() && parts.liveness.canLead(new NodeId(leader))) {
            for (ShardId shard : followers) {
                if (parts.shards.isServing(shard)) {
                    parts.shards.transferLeadership(shard, new NodeId(leader));
                }
            }
        }
    }

    public void stop() {
        timer.cancel();
    }
}
