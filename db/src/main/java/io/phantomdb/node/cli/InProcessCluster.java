package io.phantomdb.node.cli;

import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.real.HostConfig;
import io.phantomdb.host.real.RealHost;
import io.phantomdb.node.Node;
import io.phantomdb.node.NodeConfig;
import io.phantomdb.pgwire.AccessRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A cluster whose nodes are all in this process, at free ports of the loopback, for rehearsals and for tests of other modules. */
public final class InProcessCluster implements AutoCloseable {
    private static final long START_SECONDS_MAX = 60;

    private final List<RealHost> hosts = new ArrayList<>();
    private PeerAddress sql;

    private InProcessCluster() {}

    /** Returns when one of the nodes serves; their data lie in directories below that one. */
    public static InProcessCluster start(Path directory, int nodes) throws IOException, InterruptedException {
        InProcessCluster cluster = new InProcessCluster();
        try {
            cluster.sql = cluster.found(directory, nodes);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private PeerAddress found(Path directory, int nodes) throws IOException, InterruptedException {
        List<PeerAddress> free = freeAddresses(2 * nodes);
        List<PeerAddress> peers = free.subList(0, nodes);
        InitCommand.found(directory.resolve("n1"), peers.getFirst(), peers);
        CompletableFuture<PeerAddress> serving = new CompletableFuture<>();
        for (int node = 0; node < nodes; node++) {
            RealHost host = RealHost.open(directory.resolve("n" + (node + 1)), HostConfig.of("node",
                    why -> ended(why, serving)));
            hosts.add(host);
            Node started = new Node(host.host(), NodeConfig.of(peers.get(node), free.get(nodes + node),
                    AccessRules.TRUST, null));
            started.serving().onDone(() -> served(started, serving));
            started.start();
        }
        try {
            return serving.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new CliFailure("the nodes did not start: " + failed.getCause().getMessage());
        } catch (TimeoutException late) {
            throw new CliFailure("the nodes did not start within " + START_SECONDS_MAX + " s");
        }
    }

    /** A node that ends later takes the others along: whoever waits for an answer of it learns that there is none. */
    private void ended(Throwable why, CompletableFuture<PeerAddress> serving) {
        if (!serving.completeExceptionally(why)) {
            System.err.println("phantomdb: a node has ended: " + why.getMessage());
            // Closing waits for the node's threads, of which this may be one.
            Thread.ofPlatform().name("closing").start(this::close);
        }
    }

    private static void served(Node node, CompletableFuture<PeerAddress> serving) {
        RuntimeException error = node.serving().error();
        if (error == null) {
            serving.complete(node.serving().value());
        } else {
            serving.completeExceptionally(error);
        }
    }

    private static List<PeerAddress> freeAddresses(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int each = 0; each < count; each++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(socket -> new PeerAddress("127.0.0.1", socket.getLocalPort())).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** JDBC address of a node that serves. */
    public String url() {
        return "jdbc:postgresql://" + sql + "/phantom?user=phantom&sslmode=disable";
    }

    /** Ends the nodes as if their processes were killed: what was acknowledged is durable. */
    @Override
    public void close() {
        hosts.forEach(RealHost::close);
    }
}
