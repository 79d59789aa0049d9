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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A short life of a cluster, all of it in this process. Run with the JVM's {@code -XX:AOTCacheOutput} it leaves a cache of
 * loaded classes and of what is worth compiling (JEP 483, 514 and 515), with which nodes start in half the time and are fast
 * from their first second. The launcher does so once after each build.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = {
        "Runs three nodes in this process under a load for a few seconds, so that the JVM learns what a node does.",
        "The launcher does this after a build."})
final class RehearseCommand implements Callable<Integer> {
    private static final int NODES = 3;
    private static final long START_SECONDS_MAX = 60;

    @Option(names = "--seconds", defaultValue = "6", description = "How long the load lasts (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("phantomdb-rehearsal");
        List<RealHost> hosts = new ArrayList<>();
        try {
            PeerAddress sql = start(directory, hosts);
            Rehearsal.play("jdbc:postgresql://" + sql + "/phantom?user=phantom&sslmode=disable", seconds);
        } finally {
            hosts.forEach(RealHost::close);
            delete(directory);
        }
        return 0;
    }

    /** Returns where one of them serves. */
    private static PeerAddress start(Path directory, List<RealHost> hosts) throws IOException, InterruptedException {
        List<PeerAddress> free = freeAddresses(2 * NODES);
        List<PeerAddress> peers = free.subList(0, NODES);
        InitCommand.found(directory.resolve("n1"), peers.getFirst(), peers);
        CompletableFuture<PeerAddress> serving = new CompletableFuture<>();
        for (int node = 0; node < NODES; node++) {
            RealHost host = RealHost.open(directory.resolve("n" + (node + 1)), HostConfig.of("node",
                    serving::completeExceptionally));
            hosts.add(host);
            Node started = new Node(host.host(), NodeConfig.of(peers.get(node), free.get(NODES + node),
                    AccessRules.TRUST, null));
            started.serving().onDone(() -> served(started, serving));
            started.start();
        }
        try {
            return serving.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new CliFailure("the rehearsal's nodes did not start: " + failed.getCause().getMessage());
        } catch (TimeoutException late) {
            throw new CliFailure("the rehearsal's nodes did not start within " + START_SECONDS_MAX + " s");
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

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
