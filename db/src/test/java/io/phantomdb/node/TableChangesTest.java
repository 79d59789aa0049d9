package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/** A table changes between two statements of a transaction whose first answer is with its client. */
final class TableChangesTest {
    private static final String CONFLICT = "40001";
    private static final String READ = "SELECT count(*) FROM t";

    @TempDir
    private static Path root;
    private static LocalNodes nodes;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        nodes = LocalNodes.ofOne(root);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @BeforeEach
    void found() throws SQLException {
        elsewhere("DROP TABLE IF EXISTS t", "DROP TABLE IF EXISTS u", "CREATE TABLE t (a int PRIMARY KEY)",
                "CREATE TABLE u (a int PRIMARY KEY)", "INSERT INTO t VALUES (1), (2)");
    }

    private static void elsewhere(String... statements) throws SQLException {
        try (Connection client = nodes.connect(1)) {
            LocalNodes.run(client, statements);
        }
    }

    private static void change() throws SQLException {
        elsewhere("ALTER TABLE t ADD COLUMN b int DEFAULT 7");
    }

    private static Connection begin(int isolation) throws SQLException {
        Connection client = nodes.connect(1);
        client.setTransactionIsolation(isolation);
        client.setAutoCommit(false);
        return client;
    }

    private static long number(Connection client, String query) throws SQLException {
        try (Statement statement = client.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void refused(Connection client, String query) {
        assertEquals(CONFLICT, assertThrows(PSQLException.class, () -> number(client, query)).getSQLState());
    }

    @Test
    void readCommittedGoesOnWithTheTableAsItIsNow() throws SQLException {
        try (Connection client = begin(Connection.TRANSACTION_READ_COMMITTED)) {
            assertEquals(2, number(client, READ));
            change();
            assertEquals(14, number(client, "SELECT sum(b) FROM t"));
            assertEquals(3, number(client, "INSERT INTO t VALUES (3, 3) RETURNING b"));
            client.commit();
        }
        try (Connection client = nodes.connect(1)) {
            assertEquals(17, number(client, "SELECT sum(b) FROM t"));
        }
    }

    @Test
    void whatWasWrittenByTheTableAsItWasIsNotCommitted() throws SQLException {
        try (Connection client = begin(Connection.TRANSACTION_READ_COMMITTED)) {
            assertEquals(3, number(client, "INSERT INTO u SELECT 3 FROM t WHERE a = 1 RETURNING a"));
            change();
            refused(client, READ);
            client.rollback();
            assertEquals(0, number(client, "SELECT count(*) FROM u"));
        }
    }

    @Test
    void serializableReadsOneVersionAlone() throws SQLException {
        try (Connection client = begin(Connection.TRANSACTION_SERIALIZABLE)) {
            assertEquals(2, number(client, READ));
            change();
            refused(client, READ);
            client.rollback();
            assertEquals(14, number(client, "SELECT sum(b) FROM t"));
        }
    }

    @Test
    void aChangeOfOnesOwnThatIsTakenBackBindsNothing() throws SQLException {
        try (Connection client = begin(Connection.TRANSACTION_SERIALIZABLE)) {
            LocalNodes.run(client, "SAVEPOINT s", "ALTER TABLE t ADD COLUMN c int DEFAULT 5");
            assertEquals(5, number(client, "INSERT INTO t VALUES (3) RETURNING c"));
            LocalNodes.run(client, "ROLLBACK TO s");
            assertEquals(4, number(client, "INSERT INTO t VALUES (4) RETURNING a"));
            assertEquals(3, number(client, READ));
            client.commit();
        }
    }

    /** Of a table that was not used before any version will do. */
    @Test
    void aTableThatIsUsedLaterMayHaveChanged() throws SQLException {
        try (Connection client = begin(Connection.TRANSACTION_SERIALIZABLE)) {
            number(client, "SELECT count(*) FROM u");
            change();
            assertEquals(14, number(client, "SELECT sum(b) FROM t"));
            client.commit();
        }
    }
}
