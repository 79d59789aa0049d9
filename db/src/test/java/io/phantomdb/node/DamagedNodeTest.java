package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.shard.ShardClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One of three whole nodes is stopped, its directory damaged, and it is started again: it serves what it should or refuses
 * with a sentence, and the others go on either way.
 */
final class DamagedNodeTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final NodeConfig.Tuning TUNING = new NodeConfig.Tuning(256L << 20, 16L << 20, 512 << 10, 64 << 10,
            1 << 20,
            64 << 10, 1 << 20, 100, NodeConfig.Tuning.HOUR_NANOS, ShardClient.Patience.USUAL);
    private static final int VICTIM = 2;

    private interface Damage {
        void to(Path directory) throws IOException;
    }

    private int rows;

    @Test
    void aDamagedNodeRefusesOrServesWhatItShouldAndTheOthersGoOn() throws Exception {
        Path root = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "phantomdb-nodes")
                : Files.createTempDirectory("phantomdb-nodes");
        int refused = 0;
        try (LocalNodes nodes = new LocalNodes(root, 3, TUNING)) {
            for (int node = 1; node <= 3; node++) {
                nodes.start(node);
            }
            for (int node = 1; node <= 3; node++) {
                assertNull(nodes.awaitServing(node));
            }
            execute(nodes, "CREATE TABLE t (id int PRIMARY KEY, text text NOT NULL)");
            insert(nodes, 400);
            for (Map.Entry<String, Damage> damage : damages(nodes).entrySet()) {
                refused += damageOnce(nodes, root.resolve("sound"), damage.getKey(), damage.getValue()) ? 1 : 0;
            }
        } finally {
            LocalNodes.delete(root);
        }
        assertTrue(refused >= 6, "only " + refused + " were refused");
    }

    private boolean damageOnce(LocalNodes nodes, Path sound, String name, Damage damage) throws Exception {
        Thread.sleep(1_200);
        nodes.stop(VICTIM);
        LocalNodes.copy(nodes.directory(VICTIM), sound);
        damage.to(nodes.directory(VICTIM));
        nodes.start(VICTIM);
        insert(nodes, 20);
        String refusal = nodes.awaitServing(VICTIM);
        if (refusal == null) {
            refusal = look(nodes, name);
        }
        System.out.println(name + ": " + (refusal == null ? "served" : refusal));
        nodes.stop(VICTIM);
        LocalNodes.copy(sound, nodes.directory(VICTIM));
        nodes.start(VICTIM);
        assertNull(nodes.awaitServing(VICTIM), name);
        assertNull(look(nodes, name));
        return refusal != null;
    }

    /** Reads all through the node; null, or the sentence with which it stopped meanwhile. */
    private String look(LocalNodes nodes, String name) throws SQLException {
        try {
            assertEquals(rows, count(nodes, VICTIM), name);
            return nodes.refusal(VICTIM);
        } catch (SQLException gone) {
            String refusal = nodes.refusal(VICTIM);
            assertNotNull(refusal, name + ": " + gone);
            return refusal;
        }
    }

    private static Map<String, Damage> damages(LocalNodes nodes) {
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("the newest segment cut short",
                directory -> truncate(newest(directory.resolve("journal")), 34_000));
        damages.put("the newest segment gone", directory -> Files.delete(newest(directory.resolve("journal"))));
        damages.put("a page of the newest segment zero", directory -> overwrite(newest(directory.resolve("journal")),
                33_040));
        damages.put("a page of every run zero", directory -> {
            for (Path run : cycles(directory.resolve("runs/flush"))) {
                overwrite(run, 40_000);
            }
        });
        damages.put("every run gone", directory -> LocalNodes.delete(directory.resolve("runs/flush")));
        damages.put("no manifest", directory -> Files.delete(directory.resolve("cells/manifest")));
        damages.put("no identity", directory -> Files.delete(directory.resolve("cells/identity")));
        damages.put("the identity of another node", directory -> LocalNodes.copyFile(nodes.directory(3).resolve(
                "cells/identity"), directory.resolve("cells/identity")));
        damages.put("the journal of another node", directory -> LocalNodes.copy(nodes.directory(3).resolve("journal"),
                directory.resolve("journal")));
        damages.put("the store of another node", directory -> {
            LocalNodes.copy(nodes.directory(3).resolve("runs"), directory.resolve("runs"));
            LocalNodes.copyFile(nodes.directory(3).resolve("cells/manifest"), directory.resolve("cells/manifest"));
        });
        damages.put("no journal", directory -> {
            LocalNodes.delete(directory.resolve("journal"));
            Files.createDirectory(directory.resolve("journal"));
        });
        return damages;
    }

    private static List<Path> cycles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*M\\.(cq4|former)")).sorted().toList();
        }
    }

    private static Path newest(Path directory) throws IOException {
        return cycles(directory).getLast();
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void overwrite(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4_096), offset);
        }
    }

    private static void execute(LocalNodes nodes, String sql) throws SQLException {
        try (Connection connection = nodes.connect(1); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void insert(LocalNodes nodes, int count) throws SQLException {
        try (Connection connection = nodes.connect(1);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int row = 0; row < count; row++) {
                insert.setInt(1, ++rows);
                insert.setString(2, "x".repeat(600));
                insert.executeUpdate();
            }
        }
    }

    private static int count(LocalNodes nodes, int node) throws SQLException {
        try (Connection connection = nodes.connect(node);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM t WHERE length(text) = 600")) {
            result.next();
            return result.getInt(1);
        }
    }
}
