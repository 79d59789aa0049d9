package io.phantomdb.bench;

import io.phantomdb.bench.measure.Latencies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One client, one statement at a time, prepared: what a commit costs and what it is made of. {@code SELECT 1} is the way
 * through sockets, loop and story; a read by key adds one quorum round; an update adds the round for its timestamp,
 * replication and the sync. A sync of a small append on the same disk is measured beside them.
 */
@Command(name = "latency", mixinStandardHelpOptions = true, description = "Latencies of single statements, one client, on each of the nodes given.")
final class LatencyCommand implements Callable<Integer> {
    @Option(names = "--nodes", split = ",", defaultValue = "127.0.0.1:26257,127.0.0.1:26258,127.0.0.1:26259", paramLabel = "HOST:PORT", description = "SQL addresses (default: the demo's).")
    private List<String> nodes;
    @Option(names = "--rounds", defaultValue = "3000", description = "Statements of each kind (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Option(names = "--sync-in", defaultValue = ".", paramLabel = "DIR", description = "Where to measure a sync alone (default: here).")
    private Path directory;

    private static final int ROWS = 1_000;

    @Override
    public Integer call() throws SQLException, IOException {
        prepare();
        System.out.println("| one client, prepared | p50 µs | p90 | p99 | max |\n|---|---|---|---|---|");
        System.out.println(syncs().line("a sync alone (256 B append, fdatasync)"));
        for (String node : nodes) {
            measure(node);
        }
        return 0;
    }

    private static Connection connect(String node) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + node
                + "/phantom?user=phantom&sslmode=disable&prepareThreshold=1");
    }

    private void prepare() throws SQLException {
        try (Connection connection = connect(nodes.getFirst()); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_latency");
            statement.execute("CREATE TABLE bench_latency (id int PRIMARY KEY, v int NOT NULL)");
            for (int row = 0; row < ROWS; row += 100) {
                StringBuilder values = new StringBuilder();
                for (int id = row; id < row + 100; id++) {
                    values.append(values.isEmpty() ? "" : ",").append('(').append(id).append(",0)");
                }
                statement.execute("INSERT INTO bench_latency VALUES " + values);
            }
        }
    }

    private void measure(String node) throws SQLException {
        try (Connection connection = connect(node);
                PreparedStatement nothing = connection.prepareStatement("SELECT 1");
                PreparedStatement read = connection.prepareStatement("SELECT v FROM bench_latency WHERE id = ?");
                PreparedStatement update = connection
                        .prepareStatement("UPDATE bench_latency SET v = v + 1 WHERE id = ?")) {
            System.out.println(run(nothing, false).line("SELECT 1, at " + node));
            System.out.println(run(read, true).line("read by primary key, at " + node));
            System.out.println(run(update, true).line("update by primary key, at " + node));
        }
    }

    private Latencies run(PreparedStatement statement, boolean hasKey) throws SQLException {
        Latencies latencies = new Latencies();
        int warmUp = rounds / 3;
        for (int round = -warmUp; round < rounds; round++) {
            if (hasKey) {
                statement.setInt(1, Math.floorMod(round * 7, ROWS));
            }
            long begun = System.nanoTime();
            statement.execute();
            if (round >= 0) {
                latencies.record(System.nanoTime() - begun);
            }
        }
        return latencies;
    }

    private Latencies syncs() throws IOException {
        Path file = Files.createTempFile(directory, "sync", ".bin");
        Latencies latencies = new Latencies();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4 << 20), 0);
            channel.force(true);
            for (int round = 0; round < 1_000; round++) {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(256), round * 256L);
                channel.force(false);
                latencies.record(System.nanoTime() - begun);
            }
        } finally {
            Files.delete(file);
        }
        return latencies;
    }
}
