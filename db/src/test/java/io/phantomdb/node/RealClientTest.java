package io.phantomdb.node;

import static io.phantomdb.node.LocalNodes.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.sql.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLException;

/** What clients of PostgreSQL rely on between their messages, seen through one of them. */
final class RealClientTest {
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

    private static String one(Connection client, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = client.prepareStatement(query)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next(), query);
                return rows.getString(1);
            }
        }
    }

    private static PGobject typed(String type, String value) throws SQLException {
        PGobject object = new PGobject();
        object.setType(type);
        object.setValue(value);
        return object;
    }

    /** Each looks through the whole catalog for what depends on what it drops, while the other has changed some of it. */
    @Test
    void schemaStatementsOfSeveralClientsAreNotToldOfDeadlocks() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Void>> clients = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                clients.add(both.submit(() -> {
                    try (Connection client = nodes.connect(1)) {
                        for (int round = 0; round < 30; round++) {
                            run(client, "CREATE SEQUENCE seq_" + name, "DROP SEQUENCE seq_" + name);
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> client : clients) {
                client.get();
            }
        }
    }

    @Test
    void parametersAreOfTheTypesThatUsersDefined() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE TYPE pair AS (a int, b mood)");
            assertEquals("mood", one(client, "SELECT pg_typeof(?)", typed("mood", "glad")));
            assertEquals("pair", one(client, "SELECT pg_typeof(?)", typed("pair", "(1,sad)")));
            assertEquals("mood[]",
                    one(client, "SELECT pg_typeof(?)", client.createArrayOf("mood", new Object[]{"sad", "glad"})));
        }
    }

    @Test
    void parametersNameObjectsThatUsersMade() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TYPE \"odd Type\" AS ENUM ('x')", "CREATE TABLE named (id int)");
            assertEquals("odd Type",
                    one(client, "SELECT typname FROM pg_type WHERE oid = ?::regtype", "\"odd Type\""));
            assertEquals("named", one(client, "SELECT relname FROM pg_class WHERE oid = ?::regclass", "public.named"));
            assertEquals("text", one(client, "SELECT ?::regtype::text", "\"pg_catalog\".\"text\""));
        }
    }

    @Test
    void functionsGiveCursorsToTheirCallers() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE FUNCTION squares(n int) RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE c refcursor; "
                    + "BEGIN OPEN c FOR SELECT g, g * g FROM generate_series(1, n) g; RETURN c; END $$");
            client.setAutoCommit(false);
            try (CallableStatement call = client.prepareCall("{? = call squares(3)}")) {
                call.registerOutParameter(1, Types.REF_CURSOR);
                call.execute();
                try (ResultSet rows = (ResultSet) call.getObject(1)) {
                    for (int number = 1; number <= 3; number++) {
                        assertTrue(rows.next());
                        assertEquals(number * number, rows.getInt(2));
                    }
                    assertFalse(rows.next());
                }
            }
            String name = one(client, "SELECT squares(5)");
            assertEquals("4", one(client, "FETCH ABSOLUTE 4 FROM \"" + name + "\""));
            assertEquals("3", one(client, "FETCH BACKWARD 1 FROM \"" + name + "\""));
            assertEquals("1", one(client, "SELECT count(*) FROM pg_cursors WHERE name = ?", name));
            Savepoint before = client.setSavepoint();
            String inner = one(client, "SELECT squares(2)");
            client.rollback(before);
            assertEquals("34000", assertThrows(SQLException.class, () -> one(client, "FETCH \"" + inner + "\""))
                    .getSQLState());
            client.rollback();
            assertEquals("34000", assertThrows(SQLException.class, () -> one(client, "FETCH \"" + name + "\""))
                    .getSQLState());
            client.rollback();
        }
    }

    @Test
    void rowsWithoutColumnsAreRows() throws SQLException {
        try (Connection client = nodes.connect(1);
                PreparedStatement bare = client.prepareStatement("SELECT FROM generate_series(1, 3)")) {
            for (int time = 0; time < 7; time++) {
                try (ResultSet rows = bare.executeQuery()) {
                    assertEquals(0, rows.getMetaData().getColumnCount());
                    for (int row = 0; row < 3; row++) {
                        assertTrue(rows.next());
                    }
                    assertFalse(rows.next());
                }
            }
        }
    }

    @Test
    void whatGivesNoRowsDescribesNone() throws SQLException {
        try (Connection client = nodes.connect(1); Statement statement = client.createStatement()) {
            run(client, "CREATE TABLE held (id int PRIMARY KEY)",
                    "CREATE PROCEDURE nothing() LANGUAGE plpgsql AS $$ BEGIN END $$");
            client.setAutoCommit(false);
            for (String each : new String[]{"LOCK TABLE held IN ACCESS SHARE MODE", "SET CONSTRAINTS ALL DEFERRED",
                    "CALL nothing()", "DO $$ BEGIN END $$", "INSERT INTO held VALUES (1)"}) {
                assertFalse(statement.execute(each), each);
            }
            for (String each : new String[]{"SELECT FROM held", "SELECT FROM held FOR UPDATE",
                    "WITH gone AS (DELETE FROM held RETURNING id) SELECT FROM gone"}) {
                assertTrue(statement.execute(each), each);
            }
            client.commit();
        }
    }

    @Test
    void statementsAndCursorsAreShown() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "PREPARE sum (int, text) AS SELECT $1 + length($2)", "EXECUTE sum (1, 'one')");
            assertEquals("{integer,text}",
                    one(client, "SELECT parameter_types FROM pg_prepared_statements WHERE name = 'sum' AND from_sql"));
            client.setAutoCommit(false);
            run(client, "DECLARE walk SCROLL CURSOR WITH HOLD FOR SELECT 1", "FETCH walk");
            assertEquals("t", one(client,
                    "SELECT is_holdable AND is_scrollable AND NOT is_binary FROM pg_cursors WHERE name = 'walk'"));
            run(client, "CLOSE walk", "DEALLOCATE sum");
            assertEquals("0", one(client, "SELECT count(*) FROM pg_cursors WHERE name = 'walk'"));
            assertEquals("0", one(client, "SELECT count(*) FROM pg_prepared_statements WHERE name = 'sum'"));
            client.rollback();
        }
    }

    @Test
    void theRowThatACursorIsOnIsChanged() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE walked (id int PRIMARY KEY, name text)", "CREATE TABLE keyless (a text, b int)",
                    "INSERT INTO walked VALUES (1, 'a'), (2, 'b'), (3, 'c')",
                    "INSERT INTO keyless VALUES ('p', 1), (NULL, 2)");
            client.setAutoCommit(false);
            run(client, "DECLARE walk CURSOR FOR SELECT name FROM walked ORDER BY id FOR UPDATE", "MOVE 2 FROM walk");
            assertEquals("b!",
                    one(client, "UPDATE walked SET name = name || '!' WHERE CURRENT OF walk RETURNING name"));
            assertEquals("b!?",
                    one(client, "UPDATE walked SET name = name || '?' WHERE CURRENT OF walk RETURNING name"));
            assertEquals("c", one(client, "FETCH walk"));
            run(client, "DELETE FROM walked WHERE CURRENT OF walk", "DELETE FROM walked WHERE CURRENT OF walk");
            assertEquals("a,b!?", one(client, "SELECT string_agg(name, ',' ORDER BY id) FROM walked"));
            run(client, "DECLARE bare CURSOR FOR SELECT b FROM keyless", "MOVE 2 FROM bare",
                    "DELETE FROM keyless WHERE CURRENT OF bare");
            assertEquals("p1", one(client, "SELECT string_agg(a || b, ',') FROM keyless"));
            client.rollback();
        }
    }

    @Test
    void theRowThatACursorIsOnMayBeOfAnyPartition() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE parts (k int, v text) PARTITION BY RANGE (k)",
                    "CREATE TABLE low PARTITION OF parts FOR VALUES FROM (0) TO (10)",
                    "CREATE TABLE high (v text, k int PRIMARY KEY)",
                    "ALTER TABLE parts ATTACH PARTITION high FOR VALUES FROM (10) TO (20)",
                    "INSERT INTO parts VALUES (1, 'a'), (11, 'b')");
            client.setAutoCommit(false);
            run(client, "DECLARE walk CURSOR FOR SELECT k FROM parts ORDER BY k", "MOVE 2 FROM walk",
                    "UPDATE parts SET v = 'on' WHERE CURRENT OF walk",
                    "UPDATE low SET v = 'off' WHERE CURRENT OF walk");
            assertEquals("a,on", one(client, "SELECT string_agg(v, ',' ORDER BY k) FROM parts"));
            run(client, "UPDATE parts SET k = 2 WHERE CURRENT OF walk");
            assertEquals("2", one(client, "SELECT count(*) FROM low"));
            client.rollback();
        }
    }

    @Test
    void aCursorThatIsOnNoRowOfTheTableIsRefused() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE one_side (id int PRIMARY KEY)", "CREATE TABLE other_side (id int)",
                    "INSERT INTO one_side VALUES (1)", "INSERT INTO other_side VALUES (2)");
            refused(client, "34000", "cursor \"walk\" does not exist");
            refused(client, "24000", "cursor \"walk\" is not positioned on a row",
                    "DECLARE walk CURSOR FOR SELECT * FROM one_side");
            refused(client, "24000", "cursor \"walk\" is not a simply updatable scan of table \"one_side\"",
                    "DECLARE walk CURSOR FOR SELECT count(*) FROM one_side", "FETCH walk");
            refused(client, "24000", "cursor \"walk\" does not have a FOR UPDATE/SHARE reference to table \"one_side\"",
                    "DECLARE walk CURSOR FOR SELECT * FROM one_side JOIN other_side ON true FOR UPDATE OF other_side",
                    "FETCH walk");
            refused(client, "24000", "cursor \"walk\" has multiple FOR UPDATE/SHARE references to table \"one_side\"",
                    "DECLARE walk CURSOR FOR SELECT * FROM one_side a, one_side b FOR UPDATE", "FETCH walk");
        }
    }

    private static void refused(Connection client, String state, String message, String... before)
            throws SQLException {
        client.setAutoCommit(false);
        run(client, before);
        PSQLException refused = assertThrows(PSQLException.class,
                () -> run(client, "DELETE FROM one_side WHERE CURRENT OF walk"));
        assertEquals(state, refused.getSQLState());
        assertEquals(message, refused.getServerErrorMessage().getMessage());
        client.rollback();
        client.setAutoCommit(true);
    }

    @Test
    void aChangedResultIsToldSoThatTheClientPreparesAnew() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE wide (id int)", "INSERT INTO wide VALUES (1)");
            try (PreparedStatement statement = client.prepareStatement("SELECT * FROM wide")) {
                for (int time = 0; time < 6; time++) {
                    statement.executeQuery().close();
                }
                run(client, "ALTER TABLE wide ADD COLUMN name text DEFAULT 'one'");
                try (ResultSet rows = statement.executeQuery()) {
                    assertEquals(2, rows.getMetaData().getColumnCount());
                }
            }
            run(client, "PREPARE all_of AS SELECT * FROM wide", "EXECUTE all_of", "ALTER TABLE wide DROP COLUMN id");
            PSQLException refused = assertThrows(PSQLException.class, () -> run(client, "EXECUTE all_of"));
            assertEquals("0A000", refused.getSQLState());
            assertEquals("RevalidateCachedQuery", refused.getServerErrorMessage().getRoutine());
        }
    }

    @Test
    void binaryCopiesBeginWithTheirFirstRow() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            CopyOut copy = client.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (SELECT 1::int2 FROM generate_series(1, 2)) TO STDOUT (FORMAT binary)");
            int headerBytes = 19;
            int rowBytes = 8;
            assertEquals(headerBytes + rowBytes, copy.readFromCopy().length);
            assertEquals(rowBytes, copy.readFromCopy().length);
            assertEquals(2, copy.readFromCopy().length);
            assertNull(copy.readFromCopy());
        }
    }

    @Test
    void whatSetConstraintsDidIsUndoneWithTheSavepoint() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE seats (id int PRIMARY KEY, seat text UNIQUE DEFERRABLE)",
                    "CREATE TABLE guests (host int REFERENCES seats DEFERRABLE INITIALLY DEFERRED)",
                    "INSERT INTO seats VALUES (1, 'a'), (2, 'b')");
            client.setAutoCommit(false);
            Savepoint before = client.setSavepoint();
            run(client, "SET CONSTRAINTS ALL DEFERRED");
            client.rollback(before);
            assertEquals("23505", assertThrows(SQLException.class,
                    () -> run(client, "UPDATE seats SET seat = 'b' WHERE id = 1")).getSQLState());
            client.rollback();
            run(client, "INSERT INTO guests VALUES (3)");
            before = client.setSavepoint();
            run(client, "INSERT INTO seats VALUES (3, 'c')", "SET CONSTRAINTS ALL IMMEDIATE");
            client.rollback(before);
            assertEquals("23503", assertThrows(SQLException.class, client::commit).getSQLState());
        }
    }

    /** What PostgreSQL takes from its catalogs is no part of what a transaction has to have read. */
    @Test
    void whoLooksAtTheCatalogIsNotToldOfChangesToIt() throws SQLException {
        try (Connection client = nodes.connect(1); Connection other = nodes.connect(1)) {
            client.setAutoCommit(false);
            run(client, "SELECT count(*) FROM pg_description, pg_roles", "SELECT count(*) FROM pg_attribute, pg_enum");
            run(client, "SELECT count(*) FROM pg_namespace, pg_database", "CREATE TABLE looked (id int)");
            run(other, "CREATE TABLE later (id serial PRIMARY KEY)", "COMMENT ON TABLE later IS 'later'",
                    "CREATE SCHEMA aside", "CREATE TEMP TABLE shortly (id int)", "CREATE ROLE someone");
            run(client, "SELECT count(*) FROM pg_description", "INSERT INTO looked VALUES (1)");
            client.commit();
        }
    }

    @Test
    void aTableAndItsSequenceMayBothBeOthersByNow() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE grown (id serial PRIMARY KEY, name text)",
                    "INSERT INTO grown (name) VALUES ('one')");
            client.setAutoCommit(false);
            run(client, "ALTER TABLE grown ALTER COLUMN id TYPE bigint", "DROP SEQUENCE grown_id_seq CASCADE",
                    "CREATE SEQUENCE grown_id_seq OWNED BY grown.id START 2",
                    "ALTER TABLE grown ALTER COLUMN id SET DEFAULT nextval('grown_id_seq')");
            client.commit();
            run(client, "SELECT 1");
            assertEquals("2", one(client, "INSERT INTO grown (name) VALUES ('one') RETURNING id"));
            client.commit();
        }
    }

    @Test
    void whatATransactionChangedIsKnownToTheNextOne() throws SQLException {
        try (Connection client = nodes.connect(1)) {
            run(client, "CREATE TABLE changed (id int)", "INSERT INTO changed VALUES (1)", "SELECT * FROM changed");
            client.setAutoCommit(false);
            run(client, "ALTER TABLE changed ADD COLUMN name text DEFAULT 'one'");
            client.commit();
            try (PreparedStatement statement = client.prepareStatement("SELECT * FROM changed")) {
                assertEquals(2, statement.getMetaData().getColumnCount());
                statement.executeQuery().close();
            }
            client.commit();
        }
    }

    @Test
    void encodingsAreThoseOfPostgres() throws SQLException, IOException {
        try (Connection client = nodes.connect(1)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            client.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (SELECT '日') TO STDOUT (ENCODING 'euc-jp')", out);
            assertEquals("日\n", out.toString("EUC-JP"));
            PSQLException refused = assertThrows(PSQLException.class,
                    () -> client.unwrap(PGConnection.class).getCopyAPI()
                            .copyOut("COPY (SELECT '€') TO STDOUT (ENCODING 'latin1')", new ByteArrayOutputStream()));
            assertEquals("22P05", refused.getSQLState());
            assertEquals("character with byte sequence 0xe2 0x82 0xac in encoding \"UTF8\""
                    + " has no equivalent in encoding \"LATIN1\"", refused.getServerErrorMessage().getMessage());
        }
    }
}
