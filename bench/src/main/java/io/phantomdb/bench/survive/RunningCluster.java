package io.phantomdb.bench.survive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A local cluster, driven with the launcher's own commands. Any thread. */
final class RunningCluster {
    static final int NODES = 3;

    private final String launcher;
    private final Path data;
    private final int sqlPort;

    private RunningCluster(Path data, int sqlPort) {
        String home = System.getenv("PHANTOMDB_HOME");
        this.launcher = Path.of(home == null ? "." : home, "phantomdb").toString();
        this.data = data;
        this.sqlPort = sqlPort;
    }

    /** Founds it in a directory that has none, and starts it. */
    static RunningCluster found(Path data, int sqlPort) {
        RunningCluster cluster = new RunningCluster(data, sqlPort);
        cluster.command("demo", "--detach", "--nodes", "" + NODES, "--sql-port", "" + sqlPort);
        return cluster;
    }

    int port(int node) {
        return sqlPort + node - 1;
    }

    Connection connect(int node) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port(node)
                + "/phantom?user=phantom&sslmode=disable&connectTimeout=3&socketTimeout=30");
    }

    /** {@code kill -9}; returns when the process is gone. */
    void kill(int node) {
        command("local", "kill", "" + node);
    }

    /** Returns when the node serves. */
    void restart(int node) {
        command("local", "restart", "" + node);
    }

    /** All that do not run; returns when they serve. */
    void restartAll() {
        command("local", "restart");
    }

    void stop() {
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
