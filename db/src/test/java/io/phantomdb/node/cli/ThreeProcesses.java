package io.phantomdb.node.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A founded cluster of three processes that serve; closing it ends them, and returns when their ports are free. */
final class ThreeProcesses implements AutoCloseable {
    /** Ports from 24,000 on by process, those of the peers a thousand higher: builds beside each other keep apart. */
    private static final int SQL_PORT = 24_000 + (int) (ProcessHandle.current().pid() % 300) * 3;
    static final int NODES = 3;

    private final LocalCluster cluster;

    ThreeProcesses(Path directory) {
        cluster = LocalCluster.found(directory.resolve("cluster"), NODES, SQL_PORT);
        for (int node = 1; node <= NODES; node++) {
            cluster.start(node);
        }
        for (int node = 1; node <= NODES; node++) {
            cluster.awaitServing(node);
        }
    }

    LocalCluster cluster() {
        return cluster;
    }

    /** Through node 1. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.url(1));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        for (int node = 1; node <= NODES; node++) {
            if (cluster.process(node).isPresent()) {
                cluster.kill(node);
            }
        }
    }
}
