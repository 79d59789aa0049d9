package io.phantomdb.bench.compare;

import io.phantomdb.bench.measure.CpuTime;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Rounds of queries against several servers in turns; the first server is the one that the others are compared with. */
final class TpchRounds {
    private static final int REPEATS_MAX = 50;

    private final List<String> names;
    private final List<Connection> connections;
    private final List<List<Long>> processes;
    private final int leastMillis;

    /** Seconds for one run of a query. */
    private record Cost(double seconds, double cpuSeconds) {}

    TpchRounds(List<String> names, List<Connection> connections, List<List<Long>> processes, int leastMillis) {
        this.names = names;
        this.connections = connections;
        this.processes = processes;
        this.leastMillis = leastMillis;
    }

    void run(List<Integer> numbers, int warmUpRounds, int rounds) throws SQLException, IOException {
        List<String> queries = TpchTables.queries();
        double[][] logs = new double[names.size()][2];
        printHead();
        for (int number : numbers) {
            String query = queries.get(number - 1);
            List<String> wrong = compare(query);
            double[][] seconds = new double[names.size()][rounds];
            double[][] cpu = new double[names.size()][rounds];
            for (int round = -warmUpRounds; round < rounds; round++) {
                for (int server = 0; server < names.size(); server++) {
                    Cost cost = measure(server, query);
                    if (round >= 0) {
                        seconds[server][round] = cost.seconds;
                        cpu[server][round] = cost.cpuSeconds;
                    }
                }
            }
            printRow(number, seconds, cpu, logs, wrong);
        }
        printMeans(logs, numbers.size());
    }

    private Cost measure(int server, String query) throws SQLException {
        double cpuBefore = CpuTime.secondsOf(processes.get(server));
        long begun = System.nanoTime();
        int runs = 0;
        while (runs == 0 || runs < REPEATS_MAX && System.nanoTime() - begun < leastMillis * 1_000_000L) {
            rows(server, query);
            runs++;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Cost(seconds / runs, (CpuTime.secondsOf(processes.get(server)) - cpuBefore) / runs);
    }

    /** Those whose answer is not the first one's. */
    private List<String> compare(String query) throws SQLException {
        List<String> right = rows(0, query);
        List<String> wrong = new ArrayList<>();
        for (int server = 1; server < names.size(); server++) {
            if (!rows(server, query).equals(right)) {
                wrong.add(names.get(server));
            }
        }
        return wrong;
    }

    /** What the server answers, a text for each row. */
    private List<String> rows(int server, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connections.get(server).createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(result.getString(column)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private void printHead() {
        StringBuilder head = new StringBuilder("| query |");
        for (int server = 0; server < names.size(); server++) {
            head.append(' ').append(names.get(server)).append(": ms | CPU ms |").append(server > 0
                    ? " ÷ " + names.getFirst() + ": time | CPU |"
                    : "");
        }
        System.out.println("\n" + head + " answer |\n|"
                + String.join("", Collections.nCopies(4 * names.size(), "---|")));
    }

    private void printRow(int number, double[][] seconds, double[][] cpu, double[][] logs, List<String> wrong) {
        StringBuilder row = new StringBuilder("| " + number + " |");
        for (int server = 0; server < names.size(); server++) {
            double time = TpchCommand.median(seconds[server]);
            double used = TpchCommand.median(cpu[server]);
            row.append(String.format(Locale.ROOT, " %.1f | %.1f |", time * 1e3, used * 1e3));
            if (server > 0) {
                double timeRatio = time / TpchCommand.median(seconds[0]);
                // The kernel counts hundredths of a second.
                double cpuRatio = used / Math.max(1e-3, TpchCommand.median(cpu[0]));
                logs[server][0] += Math.log(timeRatio);
                logs[server][1] += Math.log(cpuRatio);
                row.append(String.format(Locale.ROOT, " %.2f | %.2f |", timeRatio, cpuRatio));
            }
        }
        System.out.println(row + (wrong.isEmpty() ? " same |" : " WRONG: " + wrong + " |"));
    }

    private void printMeans(double[][] logs, int queries) {
        for (int server = 1; server < names.size(); server++) {
            System.out.printf(Locale.ROOT, "%s ÷ %s, geometric mean: time %.2f, processor %.2f%n", names.get(server),
                    names.getFirst(), Math.exp(logs[server][0] / queries), Math.exp(logs[server][1] / queries));
        }
    }
}
