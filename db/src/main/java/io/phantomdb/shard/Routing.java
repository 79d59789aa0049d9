package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import java.util.List;
import java.util.TreeMap;

/**
 * Where a gateway believes shards and their leaders to be. Hints: every shard checks each request against its own bounds
 * and generation, so a wrong belief costs a round trip and nothing else. On the store loop, except for the shards' bounds,
 * which do not change yet.
 */
public final class Routing {
    /** One shard as it is known here. */
    public record Route(ShardId shard, long generation, Span span, List<NodeId> replicas) {}

    private final List<Route> routes;
    private final TreeMap<ShardId, NodeId> leaders = new TreeMap<>();

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

    public List<Route> routes() {
        return routes;
    }

    /** Null if nobody is believed to lead it. */
    NodeId leader(ShardId shard) {
        return leaders.get(shard);
    }

    void believe(ShardId shard, NodeId leader) {
        leaders.put(shard, leader);
    }

    void forget(ShardId shard, NodeId leader) {
        leaders.remove(shard, leader);
    }

    /** True if one node is believed to lead both. */
    boolean shareALeader(ShardId one, ShardId other) {
        NodeId leader = leaders.get(one);
        return leader != null && leader.equals(leaders.get(other));
    }
}
