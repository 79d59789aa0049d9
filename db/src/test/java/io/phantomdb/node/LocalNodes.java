package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.FatalError;
import io.phantomdb.cluster.Identity;
import io.phantomdb.host.HostException;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.TlsIdentity;
import io.phantomdb.host.real.HostConfig;
import io.phantomdb.host.real.RealHost;
import io.phantomdb.pgwire.AccessRules;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Whole nodes over real directories and sockets, in this process. */
final class LocalNodes implements AutoCloseable {
    private static final int PORT = 33_000 + (int) (ProcessHandle.current().pid() % 300) * 8;
    private static final long SECONDS_MAX = 60;
    private static final long COPIED_BYTES_MAX = 4 << 20;

    private record Running(RealHost real, Node node, AtomicReference<Throwable> fatal) {}

    private final Path root;
    private final NodeConfig.Tuning tuning;
    private final AccessRules rules;
    private final TlsIdentity tls;
    private final List<PeerAddress> members = new ArrayList<>();
    private final Map<Integer, Running> running = new TreeMap<>();

    LocalNodes(Path root, int nodes, NodeConfig.Tuning tuning) throws IOException {
        this(root, nodes, tuning, AccessRules.TRUST, null);
    }

    LocalNodes(Path root, int nodes, NodeConfig.Tuning tuning, AccessRules rules, TlsIdentity tls) throws IOException {
        this.root = root;
        this.tuning = tuning;
        this.rules = rules;
        this.tls = tls;
        for (int node = 1; node <= nodes; node++) {
            members.add(new PeerAddress("127.0.0.1", PORT + node));
        }
        try (RealHost real = RealHost.open(directory(1), HostConfig.of("init", failure -> {}))) {
            real.host().disk().cells().writeNow(Identity.CELL,
                    Identity.ofFounder(new ClusterId(PORT, nodes), Bytes.ofUtf8("secret"), members)
                            .encodeCell());
        }
    }

    /** One node that serves clients. */
    static LocalNodes ofOne(Path root) throws IOException, InterruptedException {
        LocalNodes nodes = new LocalNodes(root, 1, NodeConfig.Tuning.USUAL);
        nodes.start(1);
        assertNull(nodes.awaitServing(1));
        return nodes;
    }

    static void run(Connection client, String... statements) throws SQLException {
        try (Statement statement = client.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    Path directory(int node) {
        return root.resolve("n" + node);
    }

    static PeerAddress sql(int node) {
        return new PeerAddress("127.0.0.1", PORT + 4 + node);
    }

    Connection connect(int node) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + sql(node)
                + "/phantom?user=phantom&connectTimeout=5&socketTimeout=30&sslmode=disable");
    }

    /** Starts the node without waiting; a refusal at once is told by {@link #refusal} as well. */
    void start(int node) {
        AtomicReference<Throwable> fatal = new AtomicReference<>();
        AtomicReference<RealHost> opened = new AtomicReference<>();
        try {
            RealHost real = RealHost.open(directory(node), new HostConfig("n" + node, 1, 1, 1, 1 << 20, reason -> {
                fatal.set(reason);
                endLikeAProcess(opened);
            }));
            opened.set(real);
            Node started = new Node(real.host(), new NodeConfig(members.get(node - 1), sql(node), tuning, rules, tls));
            running.put(node, new Running(real, started, fatal));
            started.start();
        } catch (HostException refused) {
            fatal.set(refused);
            running.put(node, new Running(null, null, fatal));
        }
    }

    /** What is fatal to a node ends its process, and with it its connections. */
    private static void endLikeAProcess(AtomicReference<RealHost> opened) {
        Thread.ofPlatform().daemon().start(() -> {
            while (opened.get() == null) {
                Thread.onSpinWait();
            }
            opened.get().close();
        });
    }

    /** Null while the node goes on; the sentence with which it stopped; an {@link AssertionError} if it was none. */
    String refusal(int node) {
        Running of = running.get(node);
        Throwable reason = of.fatal.get();
        if (reason == null && of.node.serving().isDone()) {
            reason = of.node.serving().error();
        }
        if (reason == null) {
            return null;
        }
        if (reason instanceof FatalError || reason instanceof HostException) {
            return reason.getMessage();
        }
        throw new AssertionError("node " + node + " ended by something that is no sentence", reason);
    }

    /** Waits until the node serves, or refuses: then the sentence. */
    String awaitServing(int node) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (System.nanoTime() < deadline) {
            String refusal = refusal(node);
            if (refusal != null) {
                return refusal;
            }
            if (running.get(node).node.serving().isDone()) {
                return null;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("node " + node + " neither serves nor says why not");
    }

    void stop(int node) {
        Running stopped = running.remove(node);
        if (stopped != null && stopped.real != null) {
            stopped.real.close();
        }
    }

    /** Everything but the holes at the ends of Chronicle's files. */
    static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    copyFile(file, target);
                }
            }
        }
    }

    static void copyFile(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            source.transferTo(0, Math.min(source.size(), COPIED_BYTES_MAX), target);
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
    }
}
