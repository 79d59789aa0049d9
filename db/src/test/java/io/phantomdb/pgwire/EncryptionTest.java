package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.PeerAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a client comes to speak TLS, and what is refused on the way. What TLS does to the bytes is left out here. */
class EncryptionTest {
    private static final Bytes HASH = Bytes.ofHex("0102");
    private static final int PROTOCOL_3 = 196_608;

    private final WireWorld world = new WireWorld(1);
    private final ToyEngine engine = new ToyEngine();

    private WireWorld.Pipe connect(String rules, boolean withTls) {
        if (!world.isListening()) {
            new PgServer(new PgServer.Parts(world.host(), engine, engine, new NodeId(1), MemoryAccount.root("node",
                    1L << 30), (node, key) -> {}), PgServer.Limits.USUAL, new Door(AccessRules.parse(rules),
                            Bytes.ofUtf8("secret"), withTls ? () -> HASH : null))
                    .listen(new PeerAddress("test", 5432));
        }
        return world.connect();
    }

    private static Bytes startup() {
        return ClientBytes.startup(PROTOCOL_3, Map.of("user", "phantom"));
    }

    private Bytes ask(WireWorld.Pipe pipe, Bytes bytes) {
        pipe.send(bytes);
        world.settle();
        return pipe.take();
    }

    private static Bytes sslRequest() {
        return ClientBytes.packet(StartupPacket.SSL_REQUEST);
    }

    private static void assertRefused(WireWorld.Pipe pipe, Bytes answer, String state, String message) {
        List<String> lines = ServerText.lines(answer);
        assertTrue(lines.getFirst().contains("C='" + state + "'"), lines.toString());
        assertTrue(lines.getFirst().contains(message), lines.toString());
        assertTrue(pipe.isClosedByServer());
    }

    @Test
    void whoAsksGetsTlsWhereThereIsSome() {
        WireWorld.Pipe pipe = connect("hostssl all all all trust", true);
        assertEquals("S", ask(pipe, sslRequest()).utf8());
        assertNotNull(pipe.encryption());
        List<String> lines = ServerText.lines(ask(pipe, startup()));
        assertEquals("Ready I", lines.getLast());
    }

    @Test
    void whoAsksIsToldWhereThereIsNone() {
        WireWorld.Pipe pipe = connect("host all all all trust", false);
        assertEquals("N", ask(pipe, sslRequest()).utf8());
        assertNull(pipe.encryption());
        assertEquals("N", ask(pipe, ClientBytes.packet(StartupPacket.GSS_REQUEST)).utf8());
        assertEquals("Ready I", ServerText.lines(ask(pipe, startup())).getLast());
    }

    @Test
    void whoWasRefusedGssMayStillAskForTls() {
        WireWorld.Pipe pipe = connect("hostssl all all all trust", true);
        assertEquals("N", ask(pipe, ClientBytes.packet(StartupPacket.GSS_REQUEST)).utf8());
        assertEquals("S", ask(pipe, sslRequest()).utf8());
        assertRefused(pipe, ask(pipe, ClientBytes.packet(StartupPacket.GSS_REQUEST)), "0A000",
                "unsupported frontend protocol 1234.5680");
    }

    @Test
    void nobodyAsksTwice() {
        WireWorld.Pipe pipe = connect("host all all all trust", false);
        ask(pipe, sslRequest());
        assertRefused(pipe, ask(pipe, sslRequest()), "0A000", "unsupported frontend protocol 1234.5679");
    }

    @Test
    void whatComesBehindTheRequestIsNotTakenForTheClients() {
        for (boolean withTls : new boolean[]{true, false}) {
            EncryptionTest fresh = new EncryptionTest();
            WireWorld.Pipe pipe = fresh.connect("host all all all trust", withTls);
            Bytes answer = fresh.ask(pipe, sslRequest().concat(startup()).concat(ClientBytes.query("rows 1")));
            assertRefused(pipe, answer, "08P01", "received unencrypted data after SSL request");
            assertEquals(1, ServerText.lines(answer).size());
            assertNull(pipe.encryption());
        }
    }

    @Test
    void aRequestInPiecesIsARequest() {
        WireWorld.Pipe pipe = connect("hostssl all all all trust", true);
        Bytes request = sslRequest();
        for (int at = 0; at < request.length(); at++) {
            assertNull(pipe.encryption());
            pipe.send(request.slice(at, at + 1));
            world.settle();
        }
        assertEquals("S", pipe.take().utf8());
    }

    @Test
    void rulesTellWhatIsEncryptedFromWhatIsNot() {
        String rules = "hostssl all all all trust\nhostnossl other all all trust";
        WireWorld.Pipe plain = connect(rules, true);
        assertRefused(plain, ask(plain, startup()), "28000",
                "no pg_hba.conf entry for host \"client\", user \"phantom\", database \"phantom\", no encryption");
        EncryptionTest fresh = new EncryptionTest();
        WireWorld.Pipe encrypted = fresh.connect("hostnossl all all all trust", true);
        fresh.ask(encrypted, sslRequest());
        assertRefused(encrypted, fresh.ask(encrypted, startup()), "28000",
                "no pg_hba.conf entry for host \"client\", user \"phantom\", database \"phantom\", SSL encryption");
    }

    @Test
    void theChannelIsOfferedToBeBoundWhereThereIsOne() {
        String rules = "host all all all scram-sha-256";
        WireWorld.Pipe plain = connect(rules, true);
        assertFalse(ask(plain, startup()).utf8().contains("SCRAM-SHA-256-PLUS"));
        WireWorld.Pipe encrypted = connect(rules, true);
        ask(encrypted, sslRequest());
        assertTrue(ask(encrypted, startup()).utf8().contains("SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0"));
    }

    @Test
    void aHandshakeThatDoesNotEndIsEndedAsALoginIs() {
        WireWorld.Pipe pipe = connect("hostssl all all all trust", true);
        ask(pipe, sslRequest());
        world.advance(PgServer.Limits.USUAL.startupNanosMax() - 1);
        assertFalse(pipe.isClosedByServer());
        world.advance(2);
        assertTrue(pipe.isClosedByServer());
    }

    @Test
    void whoDoesNotAnswerKeepsNobodyFromBeingAsked() {
        String rules = "host all all all scram-sha-256";
        for (int silent = 0; silent < 200; silent++) {
            ask(connect(rules, false), startup());
        }
        assertTrue(ask(connect(rules, false), startup()).utf8().contains("SCRAM-SHA-256"));
    }
}
