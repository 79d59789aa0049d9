package io.phantomdb.node;

import static io.phantomdb.node.LocalNodes.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/** Procedures and DO that end transactions (PostgreSQL 15, chapter 43.8). */
final class ProceduresTest {
    private static final String TERMINATION = "2D000";

    @TempDir
    private static Path root;
    private static LocalNodes nodes;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        nodes = LocalNodes.ofOne(root);
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT current_setting('transaction_isolation'))",
                    procedure("fill(n int)", "",
                            "FOR i IN 10 .. 9 + n LOOP INSERT INTO t VALUES (i); IF i % 2 = 0 THEN COMMIT; END IF;"
                                    + " END LOOP;"));
        }
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "DELETE FROM t");
        }
    }

    private static String procedure(String head, String options, String body) {
        return "CREATE OR REPLACE PROCEDURE " + head + " LANGUAGE plpgsql " + options + " AS $$ BEGIN " + body
                + " END $$";
    }

    private static String block(String body) {
        return "DO $$ BEGIN " + body + " END $$";
    }

    private static void refused(String state, Connection client, String... statements) {
        assertEquals(state, assertThrows(PSQLException.class, () -> run(client, statements)).getSQLState());
    }

    private static List<String> column(Connection client, String query) throws SQLException {
        try (Statement statement = client.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static List<String> keys(Connection client) throws SQLException {
        return column(client, "SELECT a FROM t ORDER BY a");
    }

    @Test
    void eachPartIsATransaction() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, block("FOR i IN 0 .. 5 LOOP INSERT INTO t VALUES (i);"
                    + " IF i % 2 = 0 THEN COMMIT; ELSE ROLLBACK; END IF; END LOOP;"));
            assertEquals(List.of("0", "2", "4"), keys(client));
            run(client, "CALL fill(2)");
            assertEquals(List.of("0", "2", "4", "10", "11"), keys(client));
            refused("22012", client,
                    block("INSERT INTO t VALUES (20); COMMIT; INSERT INTO t VALUES (21); PERFORM 1/0;"));
            assertEquals(List.of("0", "2", "4", "10", "11", "20"), keys(client));
        }
    }

    @Test
    void calledByThePreparedProtocolToo() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, procedure("twice(INOUT x int)", "", "INSERT INTO t VALUES (x); COMMIT; x := x * 2;"));
            try (PreparedStatement call = client.prepareStatement("CALL twice(?)")) {
                for (int x = 1; x <= 12; x++) {
                    call.setInt(1, x);
                    try (ResultSet row = call.executeQuery()) {
                        row.next();
                        assertEquals(2 * x, row.getInt(1));
                    }
                }
            }
            assertEquals(12, keys(client).size());
        }
    }

    @Test
    void notWhereTheTransactionIsSomebodyElses() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE FUNCTION ends() RETURNS int LANGUAGE plpgsql AS $$ BEGIN COMMIT; RETURN 1; END $$",
                    procedure("with_setting()", "SET work_mem = '4MB'", "COMMIT;"));
            refused(TERMINATION, client, "SELECT ends()");
            refused(TERMINATION, client, block("PERFORM ends();"));
            refused(TERMINATION, client, "CALL with_setting()");
            client.setAutoCommit(false);
            refused(TERMINATION, client, "CALL fill(1)");
            client.rollback();
            client.setAutoCommit(true);
            assertEquals(List.of(), keys(client));
            run(client, block("CALL fill(1); INSERT INTO t VALUES (1); ROLLBACK;"));
            assertEquals(List.of("10"), keys(client));
        }
    }

    @Test
    void notAmongOthersInOneRequest() throws IOException, SQLException {
        try (RawClient client = RawClient.plain("phantom")) {
            client.send('Q', "CALL fill(1); SELECT 1\0".getBytes(StandardCharsets.UTF_8));
            assertEquals(TERMINATION, client.nextError());
        }
        try (Connection client = nodes.connect(1)) {
            assertEquals(List.of(), keys(client));
        }
    }

    @Test
    void notWhereAHandlerWouldUndoIt() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            refused(TERMINATION, client,
                    block("BEGIN COMMIT; EXCEPTION WHEN division_by_zero THEN NULL; END;"));
            refused(TERMINATION, client,
                    block("BEGIN CALL fill(1); EXCEPTION WHEN division_by_zero THEN NULL; END;"));
            run(client, block("BEGIN PERFORM 1 / 0; EXCEPTION WHEN division_by_zero THEN INSERT INTO t VALUES (1);"
                    + " COMMIT; END; ROLLBACK;"));
            assertEquals(List.of("1"), keys(client));
        }
    }

    @Test
    void loopsOverQueriesGoOn() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "INSERT INTO t SELECT generate_series(1, 3000)",
                    "DO $$ DECLARE r record; BEGIN FOR r IN SELECT a FROM t ORDER BY a LOOP"
                            + " IF r.a % 1000 = 0 THEN INSERT INTO t VALUES (r.a + 10000); COMMIT; END IF;"
                            + " IF r.a % 1000 = 1 THEN INSERT INTO t VALUES (r.a + 20000); ROLLBACK; END IF; END LOOP; END $$");
            assertEquals(List.of("11000", "12000", "13000"),
                    column(client, "SELECT a FROM t WHERE a > 3000 ORDER BY a"));
        }
    }

    @Test
    void theNextTransactionIsLikeTheOneBeforeIfItIsChained() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "SET default_transaction_isolation = 'repeatable read'",
                    block("PERFORM set_config('default_transaction_isolation', 'read committed', false);"
                            + " INSERT INTO t VALUES (1); COMMIT AND CHAIN; INSERT INTO t VALUES (2);"
                            + " COMMIT AND NO CHAIN; INSERT INTO t VALUES (3);"));
            assertEquals(List.of("repeatable read", "repeatable read", "read committed"),
                    column(client, "SELECT b FROM t ORDER BY a"));
        }
    }

    @Test
    void whatBelongsToATransactionEndsWithIt() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TEMP TABLE emptied (x int) ON COMMIT DELETE ROWS",
                    "CREATE TABLE late (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)",
                    block("SET LOCAL search_path = pg_catalog; INSERT INTO pg_temp.emptied VALUES (1); COMMIT;"
                            + " INSERT INTO t SELECT count(*) FROM emptied;"));
            assertEquals(List.of("0"), keys(client));
            refused("23505", client,
                    block("INSERT INTO late VALUES (1); COMMIT; INSERT INTO late VALUES (1); COMMIT;"));
            assertEquals(List.of("1"), column(client, "SELECT a FROM late"));
        }
    }
}
