package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.phantomdb.shard.ShardClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node on a file system of its own that fills up: writes are refused with 53100 while there is still a reserve, reads go on,
 * and when nothing at all is left the node stops and comes back with everything. Needs the right to mount one.
 */
final class SmallDiskTest {
    private static final long LOW_MARK_BYTES = 12L << 20;
    private static final int SIZE_MEGABYTES = 36;
    private static final NodeConfig.Tuning TUNING = new NodeConfig.Tuning(256L << 20, 16L << 20, 512 << 10, 1 << 20,
            1 << 20, 1 << 20, LOW_MARK_BYTES, 100, NodeConfig.Tuning.HOUR_NANOS, ShardClient.Patience.USUAL);
    private static final String DISK_FULL = "53100";

    @TempDir
    private Path directory;
    private boolean isMounted;
    private int rows;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MEGABYTES + "m", "tmpfs", directory.toString());
        assumeTrue(isMounted, "file systems cannot be mounted here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (isMounted) {
            run("umount", "-l", directory.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private boolean resize(int megabytes) throws IOException, InterruptedException {
        return run("mount", "-o", "remount,size=" + megabytes + "m", directory.toString());
    }

    @Test
    void aDiskThatFillsUpRefusesWritesInTimeAndLosesNothing() throws Exception {
        try (LocalNodes nodes = new LocalNodes(directory, 1, TUNING)) {
            nodes.start(1);
            assertNull(nodes.awaitServing(1));
            try (Connection connection = nodes.connect(1); Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id int PRIMARY KEY, text text NOT NULL)");
            }
            assertEquals(DISK_FULL, insertUntilRefused(nodes));
            assertTrue(rows > 20, "only " + rows + " rows fitted");
            assertEquals(rows, count(nodes));
            assertNull(nodes.refusal(1));
            assertTrue(resize(2 * SIZE_MEGABYTES));
            awaitInserted(nodes);
            assertEquals(rows, count(nodes));
            fillUp();
            nodes.stop(1);
            nodes.start(1);
            refusesOrStops(nodes);
            nodes.stop(1);
            Files.delete(directory.resolve("filling"));
            nodes.start(1);
            assertNull(nodes.awaitServing(1));
            awaitInserted(nodes);
            assertEquals(rows, count(nodes));
        }
    }

    /** With nothing left it serves what it can, until something must be written after all: then it says why it stops. */
    private void refusesOrStops(LocalNodes nodes) throws InterruptedException {
        String refusal = nodes.awaitServing(1);
        if (refusal == null && !servesWithoutWriting(nodes)) {
            refusal = awaitRefusal(nodes);
        }
        assertTrue(refusal == null || refusal.contains("No space left on device"), refusal);
    }

    /** False if the node has gone meanwhile. */
    private boolean servesWithoutWriting(LocalNodes nodes) {
        try {
            String state = insertUntilRefused(nodes);
            if (state.equals(DISK_FULL)) {
                assertEquals(rows, count(nodes));
            }
            return state.equals(DISK_FULL);
        } catch (SQLException gone) {
            return false;
        }
    }

    private static String awaitRefusal(LocalNodes nodes) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (nodes.refusal(1) == null) {
            assertTrue(System.nanoTime() < deadline, "the node neither serves nor says why not");
            Thread.sleep(10);
        }
        return nodes.refusal(1);
    }

    /** Leaves nothing at all. */
    private void fillUp() throws IOException {
        try (OutputStream filling = Files.newOutputStream(directory.resolve("filling"))) {
            byte[] block = new byte[4_096];
            while (true) {
                filling.write(block);
            }
        } catch (IOException full) {
            assertTrue(full.getMessage().contains("No space left"), full.getMessage());
        }
    }

    /** The SQLSTATE. */
    private String insertUntilRefused(LocalNodes nodes) throws SQLException {
        try (Connection connection = nodes.connect(1);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            while (rows < 10_000) {
                insert.setInt(1, rows + 1);
                insert.setString(2, "x".repeat(100_000));
                insert.executeUpdate();
                rows++;
            }
            return "no refusal";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    /** The next row, which may be there already if the answer to its insert was lost. */
    private void awaitInserted(LocalNodes nodes) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        SQLException last = null;
        while (System.nanoTime() < deadline) {
            try (Connection connection = nodes.connect(1); Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t VALUES (" + (rows + 1) + ", '" + "x".repeat(100_000)
                        + "') ON CONFLICT DO NOTHING");
                rows++;
                return;
            } catch (SQLException notYet) {
                last = notYet;
                Thread.sleep(50);
            }
        }
        throw new AssertionError("no write was taken although there is room", last);
    }

    private static int count(LocalNodes nodes) throws SQLException {
        try (Connection connection = nodes.connect(1);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM t WHERE length(text) = 100000")) {
            result.next();
            return result.getInt(1);
        }
    }
}
