package io.phantomdb.bench.compare;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;

/** What all that speak PostgreSQL's protocol have in common. */
interface SqlContender extends Contender {
    /** In a transaction of its own: what one transaction may write is bounded. */
    int ROWS_PER_COPY = 100_000;

    default String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port
                + "/phantom?user=phantom&sslmode=disable&connectTimeout=10&socketTimeout=600";
    }

    /** Keys that are there already stay, so that a table grows from one measurement to the next. */
    @Override
    default void prepareKeys(int count) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url(sqlPort().getAsInt()));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_keys (id int PRIMARY KEY, v int NOT NULL)");
            int present = present(statement);
            if (present > count) {
                statement.execute("DELETE FROM bench_keys WHERE id >= " + count);
            }
            long begun = System.nanoTime();
            for (int from = present; from < count; from += ROWS_PER_COPY) {
                copyKeys(connection, from, Math.min(count, from + ROWS_PER_COPY));
            }
            if (count - present >= ROWS_PER_COPY) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.err.printf(Locale.ROOT, "%s: %d rows by COPY, %d each, in %.1f s: %.0f rows/s%n", name(), count
                        - present, ROWS_PER_COPY, seconds, (count - present) / seconds);
            }
        }
    }

    private static int present(Statement statement) throws SQLException {
        try (ResultSet last = statement.executeQuery("SELECT coalesce(max(id), -1) FROM bench_keys")) {
            last.next();
            return last.getInt(1) + 1;
        }
    }

    private static void copyKeys(Connection connection, int from, int to) throws SQLException, IOException {
        StringBuilder lines = new StringBuilder();
        for (int id = from; id < to; id++) {
            lines.append(id).append("\t0\n");
        }
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bench_keys FROM STDIN", new StringReader(
                lines.toString()));
    }

    @Override
    default KeyedClient open(Operation operation) throws IOException {
        return open(operation, sqlPort().getAsInt());
    }

    default KeyedClient open(Operation operation, int port) throws IOException {
        return switch (operation) {
            case UPDATE -> SqlClient.open(port, "UPDATE bench_keys SET v = v + 1 WHERE id = $1");
            case READ -> SqlClient.open(port, "SELECT v FROM bench_keys WHERE id = $1");
            case READ_TEXT -> new TextClient(SqlClient.open(port, "SELECT $1"), false);
            case READ_NEW_TEXT -> new TextClient(SqlClient.open(port, "SELECT $1"), true);
        };
    }
}
