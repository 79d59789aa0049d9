package io.phantomdb.bench.compare;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What all that speak PostgreSQL's protocol have in common. */
interface SqlContender extends Contender {
    int ROWS_PER_INSERT = 1_000;

    default String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port
                + "/phantom?user=phantom&sslmode=disable&connectTimeout=10&socketTimeout=600";
    }

    @Override
    default void prepareKeys(int count) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(sqlPort().getAsInt()));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_keys");
            statement.execute("CREATE TABLE bench_keys (id int PRIMARY KEY, v int NOT NULL)");
            for (int from = 0; from < count; from += ROWS_PER_INSERT) {
                StringBuilder values = new StringBuilder();
                for (int id = from; id < Math.min(count, from + ROWS_PER_INSERT); id++) {
                    values.append(values.isEmpty() ? "" : ",").append('(').append(id).append(",0)");
                }
                statement.execute("INSERT INTO bench_keys VALUES " + values);
            }
        }
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
