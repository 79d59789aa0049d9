package io.phantomdb.bench;

import io.phantomdb.bench.measure.Latencies;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many clients over PostgreSQL's protocol for a while: throughput, latencies, errors. Ends by itself. */
@Command(name = "load", mixinStandardHelpOptions = true, description = "Runs a load over PostgreSQL's protocol and tells throughput and latencies.")
final class LoadCommand implements Callable<Integer> {
    /** What each client does again and again. */
    enum Work {
        READ,
        UPDATE,
        MIXED
    }

    @Option(names = "--nodes", split = ",", defaultValue = "127.0.0.1:26257", paramLabel = "HOST:PORT", description = "SQL addresses; clients are spread over them (default: ${DEFAULT-VALUE}).")
    private List<String> nodes;
    @Option(names = "--clients", defaultValue = "16", description = "Connections (default: ${DEFAULT-VALUE}).")
    private int clients;
    @Option(names = "--seconds", defaultValue = "10", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;
    @Option(names = "--rows", defaultValue = "10000", description = "Rows of the table (default: ${DEFAULT-VALUE}).")
    private int rows;
    @Option(names = "--work", defaultValue = "MIXED", description = "${COMPLETION-CANDIDATES}; MIXED is nine reads to one update (default: ${DEFAULT-VALUE}).")
    private Work work;
    @Option(names = "--seed", defaultValue = "1", description = "Of the keys (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** What one client has seen. */
    private static final class Seen {
        private final Latencies reads = new Latencies();
        private final Latencies updates = new Latencies();
        private long errors;
        private String lastError;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException, ExecutionException {
        prepare();
        SplittableRandom random = new SplittableRandom(seed);
        Seen total = new Seen();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Seen>> running = new ArrayList<>();
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            for (int client = 0; client < clients; client++) {
                String node = nodes.get(client % nodes.size());
                SplittableRandom own = random.split();
                running.add(threads.submit(() -> run(node, own, end)));
            }
            for (Future<Seen> future : running) {
                Seen seen = future.get();
                total.reads.add(seen.reads);
                total.updates.add(seen.updates);
                total.errors += seen.errors;
                total.lastError = seen.lastError == null ? total.lastError : seen.lastError;
            }
        }
        tell(total);
        return total.errors == 0 ? 0 : 1;
    }

    private void tell(Seen total) {
        System.out.printf(Locale.ROOT, "%d clients, %d s: %.0f operations/s, %d errors%n", clients, seconds,
                (total.reads
                        .count() + total.updates.count()) / (double) seconds,
                total.errors);
        System.out.println("| operation | p50 µs | p90 | p99 | max |\n|---|---|---|---|---|");
        if (total.reads.count() > 0) {
            System.out.println(total.reads.line("read by primary key"));
        }
        if (total.updates.count() > 0) {
            System.out.println(total.updates.line("update by primary key"));
        }
        if (total.lastError != null) {
            System.out.println("last error: " + total.lastError);
        }
    }

    private static Connection connect(String node) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + node
                + "/phantom?user=phantom&sslmode=disable&prepareThreshold=1");
    }

    private void prepare() throws SQLException {
        try (Connection connection = connect(nodes.getFirst()); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_load");
            statement.execute("CREATE TABLE bench_load (id int PRIMARY KEY, v int NOT NULL)");
            for (int from = 0; from < rows; from += 1_000) {
                StringBuilder values = new StringBuilder();
                for (int id = from; id < Math.min(rows, from + 1_000); id++) {
                    values.append(values.isEmpty() ? "" : ",").append('(').append(id).append(",0)");
                }
                statement.execute("INSERT INTO bench_load VALUES " + values);
            }
        }
    }

    private Seen run(String node, SplittableRandom random, long endNanos) throws SQLException {
        Seen seen = new Seen();
        try (Connection connection = connect(node);
                PreparedStatement read = connection.prepareStatement("SELECT v FROM bench_load WHERE id = ?");
                PreparedStatement update = connection
                        .prepareStatement("UPDATE bench_load SET v = v + 1 WHERE id = ?")) {
            while (System.nanoTime() < endNanos) {
                boolean isUpdate = work == Work.UPDATE || work == Work.MIXED && random.nextInt(10) == 0;
                PreparedStatement statement = isUpdate ? update : read;
                statement.setInt(1, random.nextInt(rows));
                long begun = System.nanoTime();
                try {
                    statement.execute();
                    (isUpdate ? seen.updates : seen.reads).record(System.nanoTime() - begun);
                } catch (SQLException refused) {
                    seen.errors++;
                    seen.lastError = refused.getMessage();
                }
            }
        }
        return seen;
    }
}
