package io.phantomdb.node.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What clients usually ask: small transactions, reads by key, and now and then a question over whole tables. */
final class Rehearsal {
    private static final int CLIENTS = 4;
    private static final int ACCOUNTS = 2_000;
    private static final String FIT_FOR_RETRY = "40";
    private static final List<String> TABLES = List.of(
            "CREATE TABLE accounts (id int PRIMARY KEY, branch int NOT NULL, balance int NOT NULL, filler char(84))",
            "CREATE TABLE history (account int, delta int, at timestamp, filler char(22))",
            "INSERT INTO accounts SELECT n, n % 10, 0, '' FROM generate_series(1, " + ACCOUNTS + ") AS n");
    private static final List<String> QUESTIONS = List.of(
            "SELECT branch, count(*), sum(balance), avg(balance) FROM accounts GROUP BY branch ORDER BY 2 DESC, 1",
            "SELECT a.branch, count(h.delta) FROM accounts a LEFT JOIN history h ON h.account = a.id "
                    + "WHERE a.id < 50 GROUP BY a.branch HAVING count(*) > 1",
            "SELECT c.name, o.name, s.object FROM cities c JOIN observatories o ON o.city_id = c.id "
                    + "JOIN observations s ON s.observatory_id = o.id WHERE s.magnitude < 3 ORDER BY s.seen_at LIMIT 3",
            "SELECT relname, relkind FROM pg_catalog.pg_class ORDER BY relname LIMIT 10");

    private final String url;
    private final Instant end;

    private Rehearsal(String url, Instant end) {
        this.url = url;
        this.end = end;
    }

    /** Returns when it is over. */
    static void play(String url, int seconds) throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : Samples.STATEMENTS) {
                statement.execute(sql);
            }
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        Rehearsal rehearsal = new Rehearsal(url, Instant.now().plus(Duration.ofSeconds(seconds)));
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> played = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(client);
                boolean isSimple = client == 0;
                played.add(clients.submit(() -> {
                    rehearsal.client(random, isSimple);
                    return null;
                }));
            }
            for (Future<?> each : played) {
                each.get();
            }
        }
    }

    private void client(Random random, boolean isSimple) throws SQLException {
        String mode = isSimple ? "&preferQueryMode=simple" : "&prepareThreshold=1";
        try (Connection connection = DriverManager.getConnection(url + mode)) {
            for (int round = 0; Instant.now().isBefore(end); round++) {
                transfer(connection, random.nextInt(ACCOUNTS) + 1, random.nextInt(100));
                for (int read = 0; read < 5; read++) {
                    balance(connection, random.nextInt(ACCOUNTS) + 1);
                }
                if (round % 40 == 0) {
                    ask(connection, QUESTIONS.get(random.nextInt(QUESTIONS.size())));
                }
            }
        }
    }

    /** Another client may have been at the same row: then nothing happens. */
    private static void transfer(Connection connection, int account, int delta) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement change = connection.prepareStatement(
                "UPDATE accounts SET balance = balance + ? WHERE id = ?");
                PreparedStatement note = connection.prepareStatement(
                        "INSERT INTO history (account, delta, at) VALUES (?, ?, current_timestamp)")) {
            change.setInt(1, delta);
            change.setInt(2, account);
            change.executeUpdate();
            balance(connection, account);
            note.setInt(1, account);
            note.setInt(2, delta);
            note.executeUpdate();
            connection.commit();
        } catch (SQLException conflict) {
            if (!conflict.getSQLState().startsWith(FIT_FOR_RETRY)) {
                throw conflict;
            }
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void balance(Connection connection, int account) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement("SELECT balance FROM accounts WHERE id = ?")) {
            read.setInt(1, account);
            try (ResultSet rows = read.executeQuery()) {
                rows.next();
            }
        }
    }

    private static void ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }
}
