package io.phantomdb.node.cli;

import io.phantomdb.host.PeerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A cluster of processes on this machine, by its directory: {@code cluster.properties} says how many nodes there are and
 * where the first listens for SQL; each node has a directory with its data, its {@code pid} and its {@code log}.
 */
final class LocalCluster {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final int PEER_PORT_OFFSET = 1_000;
    private static final long POLL_MILLIS = 50;

    private final Path directory;
    private final int nodes;
    private final int sqlPort;

    private LocalCluster(Path directory, int nodes, int sqlPort) {
        this.directory = directory;
        this.nodes = nodes;
        this.sqlPort = sqlPort;
    }

    /** Where the demo's data lies unless it is said otherwise. */
    static Path usualDirectory() {
        String home = System.getenv("PHANTOMDB_HOME");
        return Path.of(home == null ? "." : home, "data", "demo");
    }

    static boolean exists(Path directory) {
        return Files.exists(properties(directory));
    }

    private static Path properties(Path directory) {
        return directory.resolve("cluster.properties");
    }

    static LocalCluster open(Path directory) {
        if (!exists(directory)) {
            throw new CliFailure("there is no local cluster in " + directory + "; `phantomdb demo` founds one");
        }
        try (var reader = Files.newBufferedReader(properties(directory))) {
            Properties properties = new Properties();
            properties.load(reader);
            return new LocalCluster(directory, Integer.parseInt(properties.getProperty("nodes", "")), Integer.parseInt(
                    properties.getProperty("sql-port", "")));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new CliFailure(
                    properties(directory) + " is not what `phantomdb demo` wrote: " + unusable.getMessage());
        }
    }

    /** Founds a cluster in a directory that has none. */
    static LocalCluster found(Path directory, int nodes, int sqlPort) {
        LocalCluster cluster = new LocalCluster(directory, nodes, sqlPort);
        try {
            Files.createDirectories(directory);
            List<PeerAddress> members = new ArrayList<>();
            for (int node = 1; node <= nodes; node++) {
                cluster.checkFree(cluster.sqlAddress(node));
                cluster.checkFree(cluster.peerAddress(node));
                members.add(cluster.peerAddress(node));
            }
            InitCommand.found(cluster.nodeDirectory(1), members.getFirst(), members);
            Files.writeString(properties(directory), "nodes=" + nodes + "\nsql-port=" + sqlPort + "\n");
            return cluster;
        } catch (IOException failed) {
            throw new CliFailure("the cluster could not be founded in " + directory + ": " + failed.getMessage());
        }
    }

    private void checkFree(PeerAddress address) {
        try (var socket = new java.net.ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(address.host(), address.port()));
        } catch (IOException taken) {
            throw new CliFailure(
                    "port " + address.port() + " is taken by another process; choose others with --sql-port");
        }
    }

    int nodes() {
        return nodes;
    }

    PeerAddress sqlAddress(int node) {
        return new PeerAddress("127.0.0.1", sqlPort + node - 1);
    }

    private PeerAddress peerAddress(int node) {
        return new PeerAddress("127.0.0.1", sqlPort + PEER_PORT_OFFSET + node - 1);
    }

    String url(int node) {
        return "jdbc:postgresql://" + sqlAddress(node) + "/phantom?user=phantom&connectTimeout=5&sslmode=disable";
    }

    private Path nodeDirectory(int node) {
        return directory.resolve("n" + node);
    }

    Path log(int node) {
        return directory.resolve("n" + node + ".log");
    }

    private Path pidFile(int node) {
        return directory.resolve("n" + node + ".pid");
    }

    void checkNode(int node) {
        if (node < 1 || node > nodes) {
            throw new CliFailure("this cluster has nodes 1 to " + nodes + ", not " + node);
        }
    }

    /** The process of a node, if it runs. The file also holds when it began, as numbers of processes are used again. */
    Optional<ProcessHandle> process(int node) {
        try {
            String[] written = Files.readString(pidFile(node)).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(written[0])).filter(ProcessHandle::isAlive).filter(
                    handle -> startOf(handle).equals(written[1]));
        } catch (java.nio.file.NoSuchFileException neverStarted) {
            return Optional.empty();
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unusable) {
            throw new CliFailure(
                    pidFile(node) + " is not what `phantomdb demo` wrote; stop the node by hand and delete it");
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> Long.toString(start.toEpochMilli())).orElse("?");
    }

    /** Starts a node and does not wait for it. */
    void start(int node) {
        if (process(node).isPresent()) {
            throw new CliFailure("node " + node + " runs already");
        }
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: what is typed at the shell's terminal does not reach the node.
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "start", "--data",
                nodeDirectory(node).toString(), "--listen-sql", sqlAddress(node).toString(), "--listen-peer",
                peerAddress(node).toString()));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.appendTo(log(node).toFile())).redirectInput(
                            ProcessBuilder.Redirect.from(
                                    new java.io.File("/dev/null")))
                    .start();
            Files.writeString(pidFile(node), process.pid() + " " + startOf(process.toHandle()) + "\n");
        } catch (IOException failed) {
            throw new CliFailure("node " + node + " could not be started: " + failed.getMessage());
        }
    }

    /** Returns when the node answers a query; that needs a majority of the nodes. */
    void awaitServing(int node) {
        Instant deadline = Instant.now().plus(START_MAX);
        while (!answers(node)) {
            if (process(node).isEmpty()) {
                throw new CliFailure("node " + node + " did not start: " + lastLine(log(node)));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CliFailure(
                        "node " + node + " runs but does not serve; a majority of the nodes must be up (see " + log(
                                node) + ")");
            }
            pause();
        }
    }

    /** True if the node answers a query now. */
    boolean answers(int node) {
        try (Connection connection = DriverManager.getConnection(url(node));
                Statement statement = connection
                        .createStatement()) {
            statement.setQueryTimeout(5);
            return statement.executeQuery("SELECT 1").next();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "its log " + log + " is empty" : lines.getLast();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** kill -9; returns when the process is gone. */
    void kill(int node) {
        ProcessHandle handle = process(node).orElseThrow(() -> new CliFailure("node " + node + " does not run"));
        handle.destroyForcibly();
        awaitEnd(node, handle);
    }

    /** Asks a node to stop and waits until it has. */
    void stop(int node) {
        process(node).ifPresent(handle -> {
            handle.destroy();
            awaitEnd(node, handle);
        });
    }

    /** Asks all nodes to stop, then waits until they have. */
    void stop() {
        List<Integer> running = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            if (process(node).isPresent()) {
                process(node).get().destroy();
                running.add(node);
            }
        }
        for (int node : running) {
            process(node).ifPresent(handle -> awaitEnd(node, handle));
        }
    }

    private void awaitEnd(int node, ProcessHandle handle) {
        Instant deadline = Instant.now().plus(STOP_MAX);
        while (handle.isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                throw new CliFailure("node " + node + " (process " + handle.pid() + ") did not stop in time");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CliFailure("interrupted");
        }
    }
}
