package io.phantomdb.simulator.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Streams;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The client against a server that says what it is told to, in pieces. */
class PgConnectionTest {
    private static final PeerAddress SERVER = new PeerAddress("server", 5432);
    private static final long SECOND = 1_000_000_000L;
    private static final Bytes READY = message('Z', new ByteWriter().u8('I'));
    private static final Bytes WELCOME = message('R', new ByteWriter().u32(0)).concat(message('S', text(
            new ByteWriter(), "server_version", "15"))).concat(READY);

    private final WorldSettings torn = new WorldSettings(100_000, 300_000, 100_000, 300_000, 200_000, 20_000, 1, 0,
            1 << 20, 1 << 16, 1.0, 1 << 20, 1L << 30);
    private final Simulation simulation = new Simulation(5, torn, null);
    private final List<String> said = new ArrayList<>();

    private static Bytes message(char type, ByteWriter body) {
        Bytes content = body.take();
        return new ByteWriter().u8(type).u32(content.length() + 4).raw(content).take();
    }

    private static ByteWriter text(ByteWriter writer, String... texts) {
        for (String each : texts) {
            writer.raw(Bytes.ofUtf8(each)).u8(0);
        }
        return writer;
    }

    private static Bytes row(String... values) {
        ByteWriter body = new ByteWriter().u16(values.length);
        for (String value : values) {
            if (value == null) {
                body.u32(-1);
            } else {
                body.u32(value.length()).raw(Bytes.ofUtf8(value));
            }
        }
        return message('D', body);
    }

    /** Answers the first bytes with a welcome and all later ones with the same answer; null = nothing. */
    private static final class Scripted implements Streams.Handler {
        private final Streams.Connection connection;
        private final Bytes answer;
        private boolean isWelcomed;
        private Bytes heard = Bytes.EMPTY;

        Scripted(Streams.Connection connection, Bytes answer) {
            this.connection = connection;
            this.answer = answer;
        }

        @Override
        public void received(Bytes chunk) {
            heard = heard.concat(chunk);
            int length = isWelcomed ? 5 : 4;
            if (heard.length() < length || heard.at(heard.length() - 1) != 0) {
                return;
            }
            heard = Bytes.EMPTY;
            if (!isWelcomed) {
                isWelcomed = true;
                connection.write(WELCOME);
            } else if (answer != null) {
                connection.write(answer);
            }
        }

        @Override
        public void ended() {
            connection.close();
        }

        @Override
        public void writable() {}

        @Override
        public void closed(String cause) {}
    }

    private void converse(Bytes answer, Consumer<ClientPlace> story) {
        SimNode server = simulation.addNode(1, "sv");
        server.start(host -> host.loops().store().post(() -> host.streams().listen(SERVER,
                connection -> new Scripted(connection, answer))));
        SimNode client = simulation.addNode(2, "cl");
        Host host = client.start(ignored -> {});
        simulation.at(SECOND, () -> host.tasks().start("client", new Scope(host, MemoryAccount.root("test", 1 << 20)),
                () -> {
                    story.accept(new ClientPlace(host, client.dialer()));
                    said.add("end");
                }));
        simulation.run(60 * SECOND, () -> said.contains("end"));
        assertNull(simulation.failure());
        assertTrue(said.contains("end"), "the story did not end");
    }

    @Test
    void rowsComeWholeHoweverTheyAreCut() {
        Bytes answer = message('T', text(new ByteWriter().u16(1), "v").u32(0).u16(0).u32(25).u16(-1).u32(-1).u16(0))
                .concat(row("one")).concat(row((String) null)).concat(message('C', text(new ByteWriter(), "SELECT 2")))
                .concat(READY);
        converse(answer, place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            Answer rows = connection.query("SELECT v FROM t");
            said.add(rows.columns() + " " + rows.rows() + " " + rows.affected() + " " + connection.status());
        });
        assertEquals("[v] [[one], [null]] 2 I", said.getFirst());
    }

    @Test
    void eachStatementOfAStringIsAnswered() {
        Bytes columns = message('T', text(new ByteWriter().u16(1), "v").u32(0).u16(0).u32(25).u16(-1).u32(-1).u16(0));
        Bytes answer = message('C', text(new ByteWriter(), "UPDATE 3")).concat(columns).concat(row("one"))
                .concat(message(
                        'C', text(new ByteWriter(), "SELECT 1")))
                .concat(READY);
        converse(answer, place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            for (Answer each : connection.queryAll("UPDATE t SET v = 1; SELECT v FROM t")) {
                said.add(each.tag() + " " + each.columns() + " " + each.rows());
            }
        });
        assertEquals(List.of("UPDATE 3 [] []", "SELECT 1 [v] [[one]]"), said.subList(0, 2));
    }

    @Test
    void anErrorIsThrownOnceTheServerIsReadyAgain() {
        Bytes answer = message('E', text(text(new ByteWriter().u8('C'), "40001").u8('M'), "try again").u8(0)).concat(
                READY);
        converse(answer, place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            try {
                connection.query("COMMIT");
            } catch (SqlFailure failure) {
                said.add(failure.state() + " " + connection.status());
            }
        });
        assertEquals("40001 I", said.getFirst());
    }

    @Test
    void noAnswerEndsInALostConnection() {
        converse(null, place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            try {
                connection.query("SELECT 1");
            } catch (ConnectionLost lost) {
                said.add(lost.getMessage());
            }
        });
        assertTrue(said.getFirst().contains("no answer in time"), said.getFirst());
    }

    @Test
    void aParameterIsHeardThoughNoAnswerFollows() {
        converse(message('S', text(new ByteWriter(), "phantom.commit_token", "t")), place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            connection.onParameter((name, value) -> said.add(name + "=" + value));
            try {
                connection.query("COMMIT");
            } catch (ConnectionLost lost) {
                said.add("lost");
            }
        });
        assertEquals(List.of("phantom.commit_token=t", "lost"), said.subList(0, 2));
    }

    @Test
    void whatTheProtocolDoesNotAllowIsAFinding() {
        converse(message('?', new ByteWriter()), place -> {
            PgConnection connection = PgConnection.open(place, SERVER, 5 * SECOND);
            try {
                connection.query("SELECT 1");
            } catch (ProtocolBroken broken) {
                said.add(broken.getMessage());
            }
        });
        assertTrue(said.getFirst().contains("'?'"), said.getFirst());
    }

    @Test
    void nobodyThereIsALostConnection() {
        converse(null, place -> {
            try {
                PgConnection.open(place, new PeerAddress("nobody", 1), 5 * SECOND);
            } catch (ConnectionLost lost) {
                said.add(lost.getMessage());
            }
        });
        assertTrue(said.getFirst().contains("refused"), said.getFirst());
    }
}
