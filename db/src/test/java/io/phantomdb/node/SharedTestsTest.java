package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that others wrote and that lie beside the checkout ({@link SharedTests}), against one node: a sample of conformance files, drawn by
 * {@code -Dphantomdb.shared.seed}, and the clients that need nothing but PostgreSQL's own programs. Skipped where they are not there.
 */
@Tag("shared")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedTestsTest {
    private static final long SEED = Long.getLong("phantomdb.shared.seed", 1);
    private static final int CLIENT_SECONDS_MAX = 100;
    private static final Pattern TOTAL = Pattern.compile("(\\d+) passed, (\\d+) failed");
    /** Checks of clients that need what is not there yet: partitioned tables. */
    private static final Map<String, List<String>> CHECKS_NOT_YET = Map.of("02-pgbench", List.of("init-fk-partitions"));

    private Path directory;
    private SharedTests shared;
    private LocalNodes nodes;
    private Path clients;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        directory = temporary;
        shared = SharedTests.find();
        if (shared != null) {
            nodes = new LocalNodes(directory, 1, NodeConfig.Tuning.USUAL);
            nodes.start(1);
            assertNull(nodes.awaitServing(1));
            System.out.println("tests of others: sample of seed " + SEED + " (-Dphantomdb.shared.seed=" + SEED + ")");
        }
    }

    @AfterAll
    void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    private void require(String... programs) {
        assumeTrue(shared != null, "there is no ../shared with the tests of others");
        for (String program : programs) {
            assumeTrue(SharedTests.has(program), program + " is not installed");
        }
    }

    private static List<String> place() {
        return List.of("127.0.0.1", Integer.toString(LocalNodes.sql(1).port()), "phantom", "phantom");
    }

    /** A file that takes longer is not run to its end: what it has run counts. */
    @ParameterizedTest
    @CsvSource({"sqlite,1,20", "tpch,1,90", "datafusion,2,60", "glaredb,4,60", "risinglight,2,60", "risingwave,4,60",
            "duckdb,4,60"})
    void conformance(String family, int count, int fileSecondsMax) throws IOException, InterruptedException {
        require("python3");
        List<String> command = new ArrayList<>(List.of("python3", shared.conformance().resolve("runner/slt.py")
                .toString()));
        command.addAll(place());
        command.addAll(List.of("--verbose", "5", "--time-limit", Integer.toString(fileSecondsMax)));
        List<Path> files = shared.sample(family, count, SEED);
        files.forEach(file -> command.add(file.toString()));
        SharedTests.Said said = SharedTests.run(directory, (fileSecondsMax + 20L) * count, command);
        Matcher total = TOTAL.matcher(said.lines().getLast());
        assertTrue(total.find(), said::text);
        System.out.println(family + ": " + said.lines().getLast());
        assertEquals("0", total.group(2), said::text);
        assertTrue(Integer.parseInt(total.group(1)) > 0, said::text);
    }

    @Test
    void isolation() throws IOException, InterruptedException {
        require("python3");
        List<String> command = new ArrayList<>(List.of("python3", shared.conformance().resolve("runner/iso.py")
                .toString()));
        command.addAll(place());
        command.add(shared.conformance().resolve("isolation/hermitage.json").toString());
        SharedTests.Said said = SharedTests.run(directory, CLIENT_SECONDS_MAX, command);
        System.out.println("isolation: " + said.lines().getLast());
        assertEquals(0, said.exitCode(), said::text);
    }

    @ParameterizedTest
    @CsvSource({"01-psql,psql", "02-pgbench,pgbench", "22-libpq-c,pg_config", "33-pg_dump,pg_dump"})
    void clients(String client, String program) throws IOException, InterruptedException {
        require("bash", "timeout", program);
        if (client.equals("22-libpq-c")) {
            require("gcc");
        }
        if (clients == null) {
            clients = shared.copyOfClients(directory.resolve("clients"));
        }
        List<String> command = new ArrayList<>(List.of("bash", clients.resolve(client).resolve("run.sh").toString()));
        command.addAll(place());
        SharedTests.Said said = SharedTests.run(clients, CLIENT_SECONDS_MAX, command);
        TreeSet<String> failed = new TreeSet<>();
        said.lines().stream().filter(line -> line.startsWith("FAIL ")).forEach(line -> failed.add(line.split(" ")[1]));
        failed.removeAll(CHECKS_NOT_YET.getOrDefault(client, List.of()));
        System.out.println(client + ": " + said.lines().getLast());
        assertTrue(TOTAL.matcher(said.lines().getLast()).find(), said::text);
        assertEquals(new TreeSet<>(), failed, said::text);
    }
}
