package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.CpuTime;
import io.phantomdb.bench.measure.RunningCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./phantomdb bench tpch}: the queries of TPC-H, in turns with PostgreSQL. */
@Command(name = "tpch", mixinStandardHelpOptions = true, description = {
        "Loads the tables of TPC-H into clusters of PhantomDB and, where it is installed, PostgreSQL 15 alone, and runs the 22",
        "queries against each in turns. Prints times, processor times and their ratios, and which answers differ from",
        "PostgreSQL's. Everything it starts listens on loopback and is ended."})
public final class TpchCommand implements Callable<Integer> {
    private static final int PORTS_EACH = 4;

    @Option(names = "--scale", defaultValue = "0.1", description = "1 is 6 million line items (default: ${DEFAULT-VALUE}).")
    private double scale;
    @Option(names = "--nodes", split = ",", defaultValue = "1,3", paramLabel = "N", description = "A cluster of so many, for each (default: ${DEFAULT-VALUE}).")
    private List<Integer> nodes;
    @Option(names = "--rounds", defaultValue = "3", description = "In which each server runs each query (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Option(names = "--warm-up", defaultValue = "2", paramLabel = "ROUNDS", description = "Before those (default: ${DEFAULT-VALUE}).")
    private int warmUpRounds;
    @Option(names = "--least", defaultValue = "300", paramLabel = "MS", description = "A query is repeated in a round until this time has passed (default: ${DEFAULT-VALUE}).")
    private int leastMillis;
    @Option(names = "--queries", split = ",", paramLabel = "N", description = "Only these.")
    private List<Integer> wanted = IntStream.rangeClosed(1, 22).boxed().toList();
    @Option(names = "--before", paramLabel = "DIR", description = "Another checkout of PhantomDB that takes part with one node.")
    private Path before;
    @Option(names = "--port", defaultValue = "26800", description = "The first of 20 ports, and of as many from 1000 above it (default: ${DEFAULT-VALUE}).")
    private int port;
    @Option(names = "--in", paramLabel = "DIR", description = "Where a directory for everything is made that goes at the end (default: the system's temporary directory).")
    private Path in;
    @Option(names = "--pause", paramLabel = "SECONDS", defaultValue = "0", description = "Leave everything running for so long at the end, for a look at it.")
    private int pauseSeconds;

    /** A loaded server, its connection, and what was measured there. */
    private record Runner(String name, AutoCloseable server, List<Long> processes, Connection connection) {
        void close() {
            try {
                connection.close();
                server.close();
            } catch (Exception failed) {
                System.err.println("phantomdb: " + failed.getMessage());
            }
        }
    }

    private final List<Runner> runners = new ArrayList<>();

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        Path work = in == null
                ? Files.createTempDirectory("phantomdb-tpch")
                : Files.createTempDirectory(in.toAbsolutePath(), "phantomdb-tpch");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        Thread ending = new Thread(this::close);
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            start(work);
            new TpchRounds(runners.stream().map(Runner::name).toList(), runners.stream().map(Runner::connection)
                    .toList(), runners.stream().map(Runner::processes).toList(), leastMillis)
                    .run(wanted, warmUpRounds, rounds);
            Thread.sleep(pauseSeconds * 1000L);
            return 0;
        } catch (SQLException | IOException | IllegalStateException failed) {
            System.err.println("phantomdb: " + failed.getMessage());
            return 1;
        } finally {
            close();
            Runtime.getRuntime().removeShutdownHook(ending);
            delete(work);
        }
    }

    private void start(Path work) throws SQLException, IOException, InterruptedException {
        int at = port;
        if (Programs.postgresql().isPresent()) {
            PostgresServers postgres = PostgresServers.startAlone(Programs.postgresql().get(), work.resolve("postgres"),
                    at);
            add("PostgreSQL", postgres, List.copyOf(postgres.processes()), postgres.url(at));
        } else {
            System.out.println("PostgreSQL's server programs are not installed (Debian: postgresql-15) and PG_BIN does"
                    + " not say where they are: PostgreSQL is left out.");
        }
        for (int count : nodes) {
            at += PORTS_EACH;
            cluster("PhantomDB, " + count + (count == 1 ? " node" : " nodes"), RunningCluster.home(), work.resolve(
                    "nodes" + count), at, count);
        }
        if (before != null) {
            cluster("PhantomDB before", before, work.resolve("before"), at + PORTS_EACH, 1);
        }
    }

    private void cluster(String name, Path home, Path directory, int at, int count) throws SQLException {
        RunningCluster cluster = RunningCluster.found(home, directory, at, count);
        add(name, cluster::stop, cluster.processes(), "jdbc:postgresql://127.0.0.1:" + at
                + "/phantom?user=phantom&sslmode=disable&connectTimeout=10&socketTimeout=600");
    }

    private void add(String name, AutoCloseable server, List<Long> processes, String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        synchronized (runners) {
            runners.add(new Runner(name, server, processes, connection));
        }
        long begun = System.nanoTime();
        double cpuBefore = CpuTime.secondsOf(processes);
        new TpchTables(scale).load(connection);
        System.out.printf(Locale.ROOT, "%s: loaded in %.1f s, processor %.1f s%n", name, (System.nanoTime() - begun)
                / 1e9, CpuTime.secondsOf(processes) - cpuBefore);
    }

    private void close() {
        synchronized (runners) {
            runners.reversed().forEach(Runner::close);
            runners.clear();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The middle one of so many. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
