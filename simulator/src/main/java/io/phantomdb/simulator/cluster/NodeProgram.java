package io.phantomdb.simulator.cluster;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.NodeId;
import io.phantomdb.cluster.Identity;
import io.phantomdb.host.Entropy;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.node.Member;
import io.phantomdb.node.Node;
import io.phantomdb.node.NodeConfig;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient.Patience;
import io.phantomdb.simulator.world.SplitEntropy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The database's own node, in sizes so small that everything that happens after days happens in a minute. */
public final class NodeProgram implements ClusterProgram {
    private static final int PEER_PORT = 7_000;
    private static final int SQL_PORT = 5_432;
    private static final int FOUNDER = 1;
    private static final long TRY_NANOS_MIN = 400_000_000L;
    /** A few times what a commit takes when nothing is wrong. */
    private static final long COMMIT_NANOS_MIN = 250_000_000L;

    /** A process of the node, the last that was started. */
    private record Running(Node node, Host host) {}

    private final int nodes;
    private final TreeMap<Integer, Running> running = new TreeMap<>();
    private final NodeConfig.Tuning tuning;

    public NodeProgram(int nodes, SplitEntropy entropy) {
        this(nodes, entropy, NodeConfig.Tuning.HOUR_NANOS);
    }

    /** Nodes that can be asked for the outcome of a transaction for so long. */
    public NodeProgram(int nodes, SplitEntropy entropy, long outcomesKeptNanos) {
        this.nodes = nodes;
        this.tuning = new NodeConfig.Tuning(1L << 30, 64L << 20, partBytesMax(entropy),
                1L << entropy.between(12, 20),
                1L << entropy.between(14,
                        22),
                1 << entropy.between(15, 20), 1L << 20, 2_000, outcomesKeptNanos, patience(entropy));
    }

    /**
     * Often so little that whoever is slow to answer is taken for dead, and what it does later meets the next. With least of all
     * for commits it is asked what became of one that is still on its way.
     */
    private static Patience patience(SplitEntropy entropy) {
        Patience usual = Patience.USUAL;
        return switch (entropy.below(4)) {
            case 0 -> new Patience(usual.tryNanos(), entropy.between(COMMIT_NANOS_MIN, TRY_NANOS_MIN));
            case 1 -> {
                long tryNanos = entropy.between(TRY_NANOS_MIN, usual.tryNanos());
                yield new Patience(tryNanos, entropy.below(2) == 0
                        ? tryNanos
                        : entropy.between(tryNanos, usual.commitNanos()));
            }
            default -> usual;
        };
    }

    /** Half of the time so little that a commit of two rows travels in parts. */
    private static int partBytesMax(SplitEntropy entropy) {
        return 1 << (entropy.below(2) == 0 ? entropy.between(3, 6) : entropy.between(7, 19));
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public void run(int node, Host host) {
        if (node == FOUNDER) {
            foundOnce(host);
        }
        Node started = new Node(host, new NodeConfig(peerAddress(node), sqlAddress(node), tuning));
        running.put(node, new Running(started, host));
        started.serving().onDone(() -> {
            if (started.serving().error() != null) {
                throw new FatalError("the node does not serve", started.serving().error());
            }
        });
        started.start();
    }

    @Override
    public void digest(int node, Digests told) {
        Running last = running.get(node);
        last.host().loops().store().post(() -> {
            Member member = last.node().member();
            if (member != null && member.shards() != null) {
                member.routing().routes().forEach(route -> digest(node, member, route, told));
            }
        });
    }

    @Override
    public void handOver(int node, int to) {
        handOver(node, to, routes -> routes);
    }

    @Override
    public void handOver(int node, int to, int place) {
        handOver(node, to,
                routes -> routes.subList(Math.min(place, routes.size()), Math.min(place + 1, routes.size())));
    }

    private void handOver(int node, int to, UnaryOperator<List<Routing.Route>> which) {
        Running last = running.get(node);
        last.host().loops().store().post(() -> {
            Member member = last.node().member();
            if (member != null && member.shards() != null) {
                which.apply(member.routing().routes()).forEach(
                        route -> member.shards().transferLeadership(route.shard(), new NodeId(to)));
            }
        });
    }

    private static void digest(int node, Member member, Routing.Route route, Digests told) {
        member.store().digest(route.shard(), route.span(), (digest, error) -> {
            if (error != null) {
                throw new FatalError("the state cannot be folded", error);
            }
            told.digest(node, route.shard().number(), digest.appliedIndex(), digest.value());
        });
    }

    /** What {@code phantomdb init} does, on a directory where it has not been done. */
    private void foundOnce(Host host) {
        try {
            if (host.disk().cells().read(Identity.CELL) == null) {
                Entropy entropy = host.entropy().fork("cluster id");
                List<PeerAddress> addresses = new ArrayList<>();
                for (int member = 1; member <= nodes; member++) {
                    addresses.add(peerAddress(member));
                }
                Bytes cell = Identity.ofFounder(new ClusterId(entropy.nextLong(), entropy.nextLong()),
                        Bytes.ofUtf8("known in the simulator only"), addresses)
                        .encodeCell();
                host.disk().cells().writeNow(Identity.CELL, cell);
            }
        } catch (IOException failed) {
            throw new FatalError("the cluster cannot be founded", failed);
        }
    }

    private static PeerAddress peerAddress(int node) {
        return new PeerAddress("n" + node, PEER_PORT);
    }

    @Override
    public PeerAddress sqlAddress(int node) {
        return new PeerAddress("n" + node, SQL_PORT);
    }
}
