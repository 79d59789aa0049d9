package io.phantomdb.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A local cluster, driven with the launcher's own commands. Any thread. */
public final class RunningCluster {
    public static final int NODES = 3;

    private final String launcher;
    private final Path data;
    private final int sqlPort;
    private final int nodes;

    private RunningCluster(Path home, Path data, int sqlPort, int nodes) {
        this.launcher = home.resolve("phantomdb").toString();
        this.data = data;
        this.sqlPort = sqlPort;
        this.nodes = nodes;
    }

    /** Founds it in a directory that has none, and starts it. */
    public static RunningCluster found(Path data, int sqlPort) {
        return found(home(), data, sqlPort);
    }

    /** The same with the programs of another checkout, so that two builds can be compared. */
    public static RunningCluster found(Path home, Path data, int sqlPort) {
        return found(home, data, sqlPort, NODES);
    }

    /** The same with so many nodes. */
    public static RunningCluster found(Path home, Path data, int sqlPort, int nodes) {
        RunningCluster cluster = new RunningCluster(home.toAbsolutePath(), data.toAbsolutePath(), sqlPort, nodes);
        cluster.command("demo", "--detach", "--nodes", "" + nodes, "--sql-port", "" + sqlPort);
        return cluster;
    }

    /** Where this program was started from. */
    public static Path home() {
        String home = System.getenv("PHANTOMDB_HOME");
        return Path.of(home == null ? "." : home);
    }

    /** The processes of the nodes, as the launcher noted them. */
    public List<Long> processes() {
        List<Long> processes = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            try {
                String noted = Files.readString(data.resolve("n" + node + ".pid")).strip();
                processes.add(Long.parseLong(noted.split(" ")[0]));
            } catch (IOException failed) {
                throw new UncheckedIOException("the process of node " + node + " is not known", failed);
            }
        }
        return processes;
    }

    public int port(int node) {
        return sqlPort + node - 1;
    }

    public Connection connect(int node) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port(node)
                + "/phantom?user=phantom&sslmode=disable&connectTimeout=3&socketTimeout=30");
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill(int node) {
        command("local", "kill", "" + node);
    }

    /** Returns when the node serves. */
    public void restart(int node) {
        command("local", "restart", "" + node);
    }

    /** All that do not run; returns when they serve. */
    public void restartAll() {
        command("local", "restart");
    }

    public void stop() {
        command("local", "stop");
    }

    private void command(String... words) {
        List<String> command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said.strip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the launcher could not be run", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
