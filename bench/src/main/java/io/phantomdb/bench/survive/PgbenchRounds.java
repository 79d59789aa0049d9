package io.phantomdb.bench.survive;

import io.phantomdb.bench.measure.RunningCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * pgbench's TPC-B, round by round at some node; a round ends when its node does. Each transaction adds the same number to three
 * tables and notes it in a fourth, so four sums must agree whatever became of the rounds.
 */
final class PgbenchRounds implements Runnable {
    private static final int PREPARATIONS_MAX = 3;
    private static final String CLIENTS = "4";
    private static final String SECONDS = "15";
    private static final String SUMS = "SELECT (SELECT sum(abalance) FROM pgbench_accounts), (SELECT sum(tbalance) FROM"
            + " pgbench_tellers), (SELECT sum(bbalance) FROM pgbench_branches), (SELECT coalesce(sum(delta), 0) FROM"
            + " pgbench_history), (SELECT count(*) FROM pgbench_history)";

    private final RunningCluster cluster;
    private final SplittableRandom random;
    private final BooleanSupplier isOver;

    PgbenchRounds(RunningCluster cluster, SplittableRandom random, BooleanSupplier isOver) {
        this.cluster = cluster;
        this.random = random;
        this.isOver = isOver;
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("pgbench", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Makes the tables: one branch, ten tellers, a hundred thousand accounts. Each step is one large transaction that a change of
     * leaders may end with 40001, and pgbench does not try again by itself.
     */
    void prepare() throws SQLException {
        for (int tries = 1; pgbench(1, List.of("-i", "-q", "-s", "1")) != 0; tries++) {
            if (tries == PREPARATIONS_MAX) {
                throw new SQLException("pgbench could not make its tables, in " + tries + " attempts");
            }
        }
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            pgbench(1 + random.nextInt(RunningCluster.NODES), List.of("-n", "-c", CLIENTS, "-T", SECONDS, "-M",
                    "prepared"));
        }
    }

    private int pgbench(int node, List<String> options) {
        List<String> command = new ArrayList<>(List.of("pgbench", "-h", "127.0.0.1", "-p", "" + cluster.port(
                node), "-U", "phantom"));
        command.addAll(options);
        command.add("phantom");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("pgbench could not be run", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Null if all is well, or what is wrong. */
    String verdict() throws SQLException {
        try (Connection connection = cluster.connect(2);
                Statement statement = connection.createStatement();
                ResultSet sums = statement.executeQuery(SUMS)) {
            sums.next();
            long delta = sums.getLong(4);
            if (sums.getLong(5) == 0) {
                return "pgbench has done nothing";
            }
            return sums.getLong(1) == delta && sums.getLong(2) == delta && sums.getLong(3) == delta
                    ? null
                    : "the sums of accounts, tellers, branches and history are " + sums.getLong(1) + ", " + sums
                            .getLong(2) + ", " + sums.getLong(3) + " and " + delta;
        }
    }
}
