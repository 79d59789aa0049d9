package io.phantomdb.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that was away catches up, from the others' logs or, if those have forgotten what it needs, by a snapshot. What it has
 * then is shown by leaving it alone with a node that was away later: only it can answer with everything, from its own store.
 */
final class CatchUpTest {
    private static final int LATE = 3;
    /** Twice what makes a store flush and more: logs forget what was durable at the flush before the last. */
    private static final int BIG_ROWS = 440;
    private static final int BIG_ROW_BYTES = 256 << 10;
    private static final long WAIT_SECONDS_MAX = 60;

    @TempDir
    private Path directory;
    private ThreeProcesses processes;
    private LocalCluster cluster;

    @BeforeEach
    void found() throws SQLException {
        processes = new ThreeProcesses(directory);
        cluster = processes.cluster();
        processes.execute("CREATE TABLE letters (id int PRIMARY KEY, body text NOT NULL)");
    }

    @AfterEach
    void stop() {
        processes.close();
    }

    @Test
    void fromTheLog() throws SQLException, IOException, InterruptedException {
        write(1, 10, 100);
        cluster.kill(LATE);
        write(11, 200, 100);
        cluster.start(LATE);
        cluster.awaitServing(LATE);
        onlyTheLateOneHas(200, 100);
        assertEquals(0, snapshotsTaken(), "so little is in the logs");
    }

    @Test
    void bySnapshot() throws SQLException, IOException, InterruptedException {
        write(1, 10, BIG_ROW_BYTES);
        cluster.kill(LATE);
        write(11, BIG_ROWS, BIG_ROW_BYTES);
        cluster.start(LATE);
        cluster.awaitServing(LATE);
        awaitSnapshot();
        onlyTheLateOneHas(BIG_ROWS, BIG_ROW_BYTES);
    }

    private void write(int from, int to, int bytes) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.url(1));
                PreparedStatement insert = connection.prepareStatement("INSERT INTO letters VALUES (?, ?)")) {
            for (int id = from; id <= to; id++) {
                insert.setInt(1, id);
                insert.setString(2, body(id, bytes));
                insert.executeUpdate();
            }
        }
    }

    /** A text that tells its row. */
    private static String body(int id, int bytes) {
        String one = id + ".";
        return one.repeat(bytes / one.length() + 1).substring(0, bytes);
    }

    /** Node 2 goes away, one more row is acknowledged by the two others, and then node 2 and the late one are left. */
    private void onlyTheLateOneHas(int rows, int bytes) throws SQLException {
        cluster.kill(2);
        write(rows + 1, rows + 1, bytes);
        cluster.kill(1);
        cluster.start(2);
        cluster.awaitServing(2);
        cluster.awaitServing(LATE);
        try (Connection connection = DriverManager.getConnection(cluster.url(LATE));
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, body FROM letters ORDER BY id")) {
            for (int id = 1; id <= rows + 1; id++) {
                assertTrue(found.next(), "row " + id + " is gone");
                assertEquals(id, found.getInt(1));
                assertEquals(body(id, bytes), found.getString(2));
            }
            assertTrue(!found.next(), "more rows than were written");
        }
    }

    private void awaitSnapshot() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + WAIT_SECONDS_MAX * 1_000_000_000L;
        while (snapshotsTaken() == 0) {
            assertTrue(System.nanoTime() < deadline, "no snapshot was taken over");
            Thread.sleep(50);
        }
    }

    private long snapshotsTaken() throws IOException {
        try (var lines = Files.lines(cluster.log(LATE))) {
            return lines.filter(line -> line.contains(" shard.snapshot ")).count();
        }
    }
}
