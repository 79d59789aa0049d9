package io.phantomdb.node.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A cluster to try things with. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
        "Founds a cluster on this machine, one process a node, with a small sample database, and opens a SQL shell.",
        "Leaving the shell stops the nodes; what they hold stays and the next `demo` finds it again. Delete the directory",
        "to begin anew."})
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Leave the cluster running and open no shell; see `phantomdb local`.")
    private boolean detach;
    @Option(names = "--nodes", defaultValue = "3", paramLabel = "N", description = "How many nodes (default: ${DEFAULT-VALUE}).")
    private int nodes;
    @Option(names = "--data", paramLabel = "DIR", description = "Where the cluster lies (default: data/demo).")
    private Path data;
    @Option(names = "--sql-port", defaultValue = "26257", paramLabel = "P", description = "Node 1 listens for SQL there, node 2 at P+1 … (default: ${DEFAULT-VALUE}).")
    private int sqlPort;

    @Override
    public Integer call() throws SQLException {
        if (nodes < 1 || nodes > 9) {
            throw new CliFailure("a demo cluster has 1 to 9 nodes, not " + nodes);
        }
        Path directory = (data == null ? LocalCluster.usualDirectory() : data).toAbsolutePath().normalize();
        boolean isNew = !LocalCluster.exists(directory);
        LocalCluster cluster = isNew ? LocalCluster.found(directory, nodes, sqlPort) : LocalCluster.open(directory);
        startAll(cluster);
        if (isNew) {
            loadSamples(cluster, directory);
        }
        describe(cluster);
        if (detach) {
            return 0;
        }
        try {
            return new Shell(cluster.url(1)).interact();
        } finally {
            cluster.stop();
        }
    }

    private static void startAll(LocalCluster cluster) {
        for (int node = 1; node <= cluster.nodes(); node++) {
            if (cluster.process(node).isEmpty()) {
                cluster.start(node);
            }
        }
        for (int node = 1; node <= cluster.nodes(); node++) {
            cluster.awaitServing(node);
        }
    }

    private static void loadSamples(LocalCluster cluster, Path directory) {
        try (Connection connection = DriverManager.getConnection(cluster.url(1));
                Statement statement = connection.createStatement()) {
            for (String sql : Samples.STATEMENTS) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new CliFailure("the sample tables could not be made (" + failed.getMessage()
                    + "); the logs of the nodes in " + directory + " say more");
        }
    }

    private static void describe(LocalCluster cluster) {
        System.out.println(cluster.nodes() + " nodes serve SQL:");
        for (int node = 1; node <= cluster.nodes(); node++) {
            System.out.println("  node " + node + "   psql -h 127.0.0.1 -p " + cluster.sqlAddress(node).port()
                    + " -U phantom phantom");
        }
        System.out.println("Sample tables: " + Samples.TABLES
                + ". Drive the nodes with: phantomdb local status|kill N|restart N|stop");
    }
}
