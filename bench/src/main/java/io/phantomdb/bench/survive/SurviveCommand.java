package io.phantomdb.bench.survive;

import io.phantomdb.bench.measure.RunningCluster;
import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.check.ListAppend;
import io.phantomdb.simulator.check.ListEdn;
import io.phantomdb.simulator.check.Operation.Outcome;
import io.phantomdb.simulator.check.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./phantomdb bench survive}: three processes under load and kill -9, judged by the simulator's checkers. */
@Command(name = "survive", mixinStandardHelpOptions = true, description = {
        "Founds three nodes, runs transactions over lists and pgbench on them, kills random nodes with kill -9, and judges",
        "what the clients saw. Exit status: 0 all is well, 1 something is wrong."})
public final class SurviveCommand implements Callable<Integer> {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    @Option(names = "--minutes", defaultValue = "10", description = "How long (default: ${DEFAULT-VALUE}).")
    private double minutes;
    @Option(names = "--clients", defaultValue = "8", description = "Clients with lists (default: ${DEFAULT-VALUE}).")
    private int clients;
    @Option(names = "--data", paramLabel = "DIR", description = "Where the cluster lies; must not be there yet (default: a temporary directory that goes if all is well).")
    private Path data;
    @Option(names = "--sql-port", defaultValue = "26957", paramLabel = "P", description = "Of node 1; the others follow (default: ${DEFAULT-VALUE}).")
    private int sqlPort;
    @Option(names = "--seed", defaultValue = "1", description = "Of what is asked and killed; not of what happens (default: ${DEFAULT-VALUE}).")
    private long seed;
    @Option(names = "--history", paramLabel = "FILE", description = "Write what the list clients saw as Jepsen's EDN.")
    private Path historyFile;

    @Option(names = "--keep", description = "Leave the cluster as it is at the end, to look at it.")
    private boolean keep;

    private final SharedHistory history = new SharedHistory();
    private final ListClient.Values values = new ListClient.Values();
    private final AtomicBoolean isOver = new AtomicBoolean();

    @Override
    public Integer call() throws Exception {
        Path directory = data == null ? Files.createTempDirectory("phantomdb-survive").resolve("cluster") : data;
        RunningCluster cluster = RunningCluster.found(directory, sqlPort);
        String finding;
        try {
            finding = run(cluster);
        } catch (SQLException | IllegalStateException failed) {
            finding = failed.getMessage();
        } finally {
            if (!keep) {
                cluster.stop();
            }
        }
        if (historyFile != null) {
            writeHistory();
        }
        if (finding != null) {
            System.out.println("FOUND: " + finding + "\nThe cluster's data and logs are in " + directory);
            return 1;
        }
        if (data == null && !keep) {
            delete(directory.getParent());
        }
        System.out.println("nothing was found");
        return 0;
    }

    private String run(RunningCluster cluster) throws SQLException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Connection connection = cluster.connect(1); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE lists (id int PRIMARY KEY, l text NOT NULL)");
        }
        PgbenchRounds rounds = PgbenchRounds.isInstalled()
                ? new PgbenchRounds(cluster, random.split(), isOver::get)
                : null;
        List<Thread> threads = new ArrayList<>();
        if (rounds == null) {
            System.out.println("pgbench is not installed: lists alone");
        } else {
            rounds.prepare();
            threads.add(new Thread(rounds, "pgbench"));
        }
        for (int client = 0; client < clients; client++) {
            threads.add(new Thread(new ListClient(cluster, history, values, client, random.split(), isOver::get),
                    "lists " + client));
        }
        threads.forEach(Thread::start);
        NodeKiller killer = new NodeKiller(cluster, random.split(), values::acknowledgedNanos);
        try {
            killer.killUntil(System.nanoTime() + (long) (minutes * NANOS_PER_MINUTE));
        } finally {
            isOver.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        new ListClient(cluster, history, values, clients, random.split(), isOver::get).readAll();
        System.out.println(killer.summary());
        return judge(rounds);
    }

    /** Null if all is well. */
    private String judge(PgbenchRounds rounds) throws SQLException {
        int committed = history.count(Outcome.OK);
        System.out.printf("lists: %d transactions committed, %d did not, %d unknown%n", committed, history.count(
                Outcome.FAILED), history.count(Outcome.UNKNOWN));
        if (committed == 0) {
            return "no transaction was committed";
        }
        Verdict verdict = ListAppend.check(history.operations());
        if (!verdict.isGood()) {
            return verdict.reason();
        }
        return rounds == null ? null : rounds.verdict();
    }

    private void writeHistory() throws IOException {
        try (Writer writer = Files.newBufferedWriter(historyFile)) {
            new HistoryEdn().add(history.operations(), ListEdn::call).writeTo(writer);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
