package io.phantomdb.cluster;

import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.shard.ShardServer;
import java.util.List;

/**
 * Brings the leaders of all shards to the node that leads the system shard: where one node leads oracle and shard, a read
 * at a timestamp costs a single quorum round (DESIGN §5 rule 12). With many shards this will give way to balancing. On the
 * store loop.
 */
public final class LeaderPlacement {
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final Host host;
    private final ShardServer shards;
    private final NodeId self;
    private final ShardId systemShard;
    private final List<ShardId> followers;
    private Loop.Timer timer;

    public LeaderPlacement(Host host, ShardServer shards, NodeId self, ShardId systemShard, List<ShardId> followers) {
        this.host = host;
        this.shards = shards;
        this.self = self;
        this.systemShard = systemShard;
        this.followers = List.copyOf(followers);
        arm();
    }

    private void arm() {
        timer = host.loops().store().at(host.clock().nanos() + EVERY_NANOS, this::place);
    }

    private void place() {
        int systemLeader = shards.leaderOf(systemShard);
        if (systemLeader != 0 && systemLeader != self.number()) {
            for (ShardId shard : followers) {
                if (shards.isServing(shard)) {
                    shards.transferLeadership(shard, new NodeId(systemLeader));
                }
            }
        }
        arm();
    }

    public void stop() {
        timer.cancel();
    }
}
