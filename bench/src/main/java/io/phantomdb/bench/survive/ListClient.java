package io.phantomdb.bench.survive;

import io.phantomdb.bench.measure.RunningCluster;
import io.phantomdb.simulator.check.History;
import io.phantomdb.simulator.check.ListTransaction;
import io.phantomdb.simulator.check.ListTransaction.Answers;
import io.phantomdb.simulator.check.ListTransaction.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A client that appends to lists and reads them, several in a transaction, at some node until that is gone. Keys wander on as
 * values are appended, so that no list becomes long.
 */
final class ListClient implements Runnable {
    private static final int STEPS_MAX = 4;
    private static final int KEYS_AT_A_TIME = 6;
    private static final int VALUES_PER_KEY = 40;
    private static final long PAUSE_MILLIS = 50;
    /** Outcomes of a COMMIT that say that nothing happened: serialization failure, deadlock. */
    private static final List<String> NOT_COMMITTED = List.of("40001", "40P01");

    private final RunningCluster cluster;
    private final SharedHistory history;
    private final Values values;
    private final int number;
    private final SplittableRandom random;
    private final BooleanSupplier isOver;

    /** The values of all clients: each is appended once. */
    static final class Values {
        private final AtomicLong last = new AtomicLong();
        private final AtomicLong acknowledgedNanos = new AtomicLong();

        private long next() {
            return last.incrementAndGet();
        }

        private int firstKey() {
            return (int) (last.get() / VALUES_PER_KEY);
        }

        /** How many keys there may be rows of. */
        int keys() {
            return firstKey() + KEYS_AT_A_TIME;
        }

        /** When the latest acknowledged transaction began, by this process's clock. */
        long acknowledgedNanos() {
            return acknowledgedNanos.get();
        }
    }

    ListClient(RunningCluster cluster, SharedHistory history, Values values, int number, SplittableRandom random,
            BooleanSupplier isOver) {
        this.cluster = cluster;
        this.history = history;
        this.values = values;
        this.number = number;
        this.random = random;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            try (Connection connection = cluster.connect(1 + random.nextInt(RunningCluster.NODES))) {
                connection.setAutoCommit(false);
                for (int left = 10 + random.nextInt(200); left > 0 && !isOver.getAsBoolean(); left--) {
                    transaction(connection);
                }
            } catch (SQLException gone) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ListTransaction draw() {
        List<Step> steps = new ArrayList<>();
        int first = values.firstKey();
        boolean isReadOnly = random.nextInt(4) == 0;
        for (int step = random.nextInt(STEPS_MAX); step >= 0; step--) {
            int key = first + random.nextInt(KEYS_AT_A_TIME);
            steps.add(isReadOnly || random.nextBoolean() ? new Step.Read(key) : new Step.Append(key, values.next()));
        }
        return new ListTransaction(steps);
    }

    /** Throws if the connection is not worth keeping. */
    private void transaction(Connection connection) throws SQLException {
        ListTransaction transaction = draw();
        long begun = System.nanoTime();
        History<ListTransaction, Answers>.Open open = history.start(number, transaction);
        Answers answers;
        try {
            answers = perform(connection, transaction.steps());
        } catch (SQLException refused) {
            // COMMIT was never sent.
            history.failed(open);
            connection.rollback();
            return;
        }
        try {
            connection.commit();
        } catch (SQLException refused) {
            if (NOT_COMMITTED.contains(refused.getSQLState())) {
                history.failed(open);
                return;
            }
            throw refused;
        }
        history.ok(open, answers);
        values.acknowledgedNanos.accumulateAndGet(begun, Math::max);
    }

    private static Answers perform(Connection connection, List<Step> steps) throws SQLException {
        List<List<Long>> lists = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Append(int key, long value) -> append(connection, key, value);
                case Step.Read(int key) -> lists.add(read(connection, key));
            }
        }
        return new Answers(lists);
    }

    private static void append(Connection connection, int key, long value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO lists AS old VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET l = old.l || excluded.l")) {
            statement.setInt(1, key);
            statement.setString(2, "," + value);
            statement.executeUpdate();
        }
    }

    private static List<Long> read(Connection connection, int key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT l FROM lists WHERE id = ?")) {
            statement.setInt(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? values(row.getString(1)) : List.of();
            }
        }
    }

    private static List<Long> values(String text) {
        List<Long> values = new ArrayList<>();
        for (String value : text.substring(1).split(",")) {
            values.add(Long.parseLong(value));
        }
        return values;
    }

    /** Reads every list in one transaction, when everything is well again. */
    void readAll() throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (int key = 0; key < values.keys(); key++) {
            steps.add(new Step.Read(key));
        }
        ListTransaction transaction = new ListTransaction(steps);
        try (Connection connection = cluster.connect(1)) {
            connection.setAutoCommit(false);
            History<ListTransaction, Answers>.Open open = history.start(number, transaction);
            Answers answers = perform(connection, steps);
            connection.commit();
            history.ok(open, answers);
        }
    }
}
