package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.shard.proto.ShardDescriptor;
import java.util.List;
import java.util.TreeMap;

/**
 * Where a gateway believes shards and their leaders to be. Hints: every shard checks each request against its own bounds
 * and generation, so a wrong belief costs a round trip and nothing else. Read by any thread, changed on the store loop.
 */
public final class Routing {
    /** One shard as it is known here. */
    public record Route(ShardId shard, long generation, Span span, List<NodeId> replicas) {
        /** As the shard's descriptor is stored. */
        Bytes describe() {
            ShardDescriptor.Builder descriptor = ShardDescriptor.newBuilder().setShard((int) shard.number())
                    .setGeneration(generation).setStart(ProtoBytes.of(span.start())).setEnd(ProtoBytes.of(span.end()));
            replicas.forEach(replica -> descriptor.addReplicaNodes(replica.number()));
            return ProtoBytes.encode(descriptor.build());
        }
    }

    private final List<Route> routes;
    /** Never changed in place, as stories read it. */
    private volatile TreeMap<ShardId, NodeId> leaders = new TreeMap<>();

    /** The routes tile the keyspace. */
    public Routing(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The shard that holds the key. Any thread. */
    public Route of(Bytes key) {
        for (Route route : routes) {
            if (route.span().contains(key)) {
                return route;
            }
        }
        throw Check.unreachable("no shard holds " + key);
    }

    public Route of(ShardId shard) {
        for (Route route : routes) {
            if (route.shard().equals(shard)) {
                return route;
            }
        }
        throw Check.unreachable("no shard " + shard);
    }

    /** False for what is no key of a table: the shards' own names. */
    public boolean holds(Bytes key) {
        return routes.stream().anyMatch(route -> route.span().contains(key));
    }

    public List<Route> routes() {
        return routes;
    }

    /** Null if nobody is believed to lead it. */
    NodeId leader(ShardId shard) {
        return leaders.get(shard);
    }

    void believe(ShardId shard, NodeId leader) {
        if (!leader.equals(leaders.get(shard))) {
            TreeMap<ShardId, NodeId> changed = new TreeMap<>(leaders);
            changed.put(shard, leader);
            leaders = changed;
        }
    }

    void forget(ShardId shard, NodeId leader) {
        if (leader.equals(leaders.get(shard))) {
            TreeMap<ShardId, NodeId> changed = new TreeMap<>(leaders);
            changed.remove(shard);
            leaders = changed;
        }
    }

    /** True if one node is believed to lead both. */
    public boolean shareALeader(ShardId one, ShardId other) {
        TreeMap<ShardId, NodeId> now = leaders;
        NodeId leader = now.get(one);
        return leader != null && leader.equals(now.get(other));
    }
}
