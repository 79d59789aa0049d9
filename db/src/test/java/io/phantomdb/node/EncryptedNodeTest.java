package io.phantomdb.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.phantomdb.host.real.TestCertificate;
import io.phantomdb.pgwire.AccessRules;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clients, and others that only look like it, before a node that speaks TLS. */
final class EncryptedNodeTest {
    /** The founding role is trusted without TLS, to set up; all others need it, and a password; but for one database. */
    private static final AccessRules RULES = AccessRules.parse("""
            hostnossl all phantom all trust
            hostnossl shop all all scram-sha-256
            hostssl all all all scram-sha-256
            """);
    private static final TestCertificate CERTIFICATE = TestCertificate.usual();

    @TempDir
    private Path root;
    private LocalNodes nodes;

    @BeforeEach
    void start() throws IOException, InterruptedException, SQLException {
        nodes = new LocalNodes(root, 1, NodeConfig.Tuning.USUAL, RULES, CERTIFICATE.identity());
        nodes.start(1);
        assertNull(nodes.awaitServing(1));
        try (Connection plain = nodes.connect(1); Statement statement = plain.createStatement()) {
            statement.execute("CREATE ROLE ada LOGIN PASSWORD 'lovelace'");
        }
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private static Connection jdbc(String user, String password, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + LocalNodes.sql(1).port()
                + "/phantom?connectTimeout=20&socketTimeout=30&" + options, user, password);
    }

    private static String verified() {
        return "sslmode=verify-full&sslrootcert=" + CERTIFICATE.certificateFile();
    }

    @Test
    void pgjdbcComesIn() throws SQLException {
        for (String options : List.of("sslmode=require", verified(), verified() + "&channelBinding=require")) {
            try (Connection connection = jdbc("ada", "lovelace", options);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT ssl, version, bits FROM pg_stat_ssl WHERE pid ="
                            + " pg_backend_pid()")) {
                assertTrue(row.next());
                assertTrue(row.getBoolean(1));
                assertEquals("TLSv1.3", row.getString(2));
                assertTrue(row.getInt(3) >= 128);
            }
        }
    }

    @Test
    void whoDoesNotKnowThePasswordOrDoesWithoutTlsStaysOut() {
        assertEquals("28P01", state("ada", "byron", "sslmode=require"));
        assertEquals("28P01", state("nobody", "byron", verified() + "&channelBinding=require"));
        SQLException downgraded = assertThrows(SQLException.class, () -> jdbc("ada", "lovelace", "sslmode=disable")
                .close());
        assertEquals("28000", downgraded.getSQLState());
        assertTrue(downgraded.getMessage().contains("user \"ada\", database \"phantom\", no encryption"), downgraded
                .getMessage());
    }

    private static String state(String user, String password, String options) {
        return assertThrows(SQLException.class, () -> jdbc(user, password, options).close()).getSQLState();
    }

    @Test
    void psqlComesIn() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/psql")), "psql is not installed");
        String port = " port=" + LocalNodes.sql(1).port() + " user=ada dbname=phantom ";
        String verified = "host=localhost sslmode=verify-full sslrootcert=" + CERTIFICATE.certificateFile() + port;
        assertEquals("1", psql("lovelace", "host=127.0.0.1 sslmode=require" + port));
        assertEquals("1", psql("lovelace", verified + "channel_binding=require"));
        assertTrue(psql("byron", verified).contains("password authentication failed for user \"ada\""));
        assertTrue(psql("lovelace", "host=localhost sslmode=disable" + port).contains("no encryption"));
        assertTrue(psql("lovelace", verified + "ssl_max_protocol_version=TLSv1.2").equals("1"));
    }

    private static String psql(String password, String connection) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/psql", "-XAtqc", "SELECT 1", connection)
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        builder.environment().put("PGCONNECT_TIMEOUT", "30");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return said;
    }

    @Test
    void cancelsComeEncryptedToo() throws Exception {
        try (RawClient session = RawClient.plain("phantom")) {
            session.encryptedCancelAfter(CERTIFICATE, 500, "SELECT pg_sleep(60)");
            assertEquals("57014", session.nextError());
        }
    }

    /** Whatever others do with their handshakes, a session goes on. */
    @Test
    void brokenHandshakesDisturbNobody() throws Exception {
        Random random = new Random(7);
        List<Socket> lingering = new ArrayList<>();
        try (Connection working = jdbc("ada", "lovelace", "sslmode=require");
                Statement statement = working
                        .createStatement()) {
            for (int round = 0; round < 60; round++) {
                lingering.add(RawClient.brokenHandshake(round % 6, random));
                try (ResultSet row = statement.executeQuery("SELECT " + round)) {
                    assertTrue(row.next());
                    assertEquals(round, row.getInt(1));
                }
            }
            jdbc("ada", "lovelace", verified()).close();
        } finally {
            for (Socket socket : lingering) {
                socket.close();
            }
        }
        assertFalse(lingering.isEmpty());
        assertNull(nodes.refusal(1));
    }

    /** A thousand a second with wrong passwords, for two seconds, beside a session that asks all the time. */
    @Test
    void athousandWrongLoginsASecondAreRefusedCalmly() throws Exception {
        LoginStorm storm = new LoginStorm(2_000, 2_000_000_000L);
        try (Connection working = nodes.connect(1); Statement statement = working.createStatement()) {
            statement.execute("CREATE TABLE asked (id int PRIMARY KEY)");
            List<Long> nanos = new ArrayList<>();
            ask(statement);
            storm.start();
            while (!storm.isOver()) {
                nanos.add(ask(statement));
            }
            nanos.sort(null);
            System.out.println(storm.report() + "; beside it " + nanos.size() + " queries, median "
                    + nanos.get(nanos.size() / 2) / 1_000 + " µs, slowest " + nanos.getLast() / 1_000_000 + " ms");
            assertTrue(storm.refused() > 1_400, storm.report());
            assertTrue(nanos.size() >= 10, "the session beside it stood still: " + storm.report() + " " + nanos);
        }
        assertNull(nodes.refusal(1));
    }

    private static long ask(Statement statement) throws SQLException {
        long begun = System.nanoTime();
        statement.executeQuery("SELECT id FROM asked WHERE id = 1").close();
        return System.nanoTime() - begun;
    }
}
