package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Random;
import javax.net.ssl.SSLException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However bytes are cut, what is said arrives; whatever they are, the connection ends and nothing else happens. */
class TlsLayerProperties {
    private static final PemIdentity IDENTITY = TestCertificate.usual().identity();

    /** What the layer did. Its work is done when the test says so. */
    private static class Wire implements TlsLayer.Wire {
        private final TlsLayer layer = new TlsLayer(IDENTITY.newEngine(), new TlsBuffers(), this);
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final ArrayDeque<Runnable> work = new ArrayDeque<>();
        private final boolean isEchoing;
        private ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private int ends;
        private String failure;

        private Wire(boolean isEchoing) {
            this.isEchoing = isEchoing;
        }

        @Override
        public void send(Bytes cipher) {
            sent.writeBytes(cipher.toArray());
        }

        @Override
        public void received(Bytes plain) {
            assertNull(failure, "nothing comes after a failure");
            received.writeBytes(plain.toArray());
            if (isEchoing) {
                layer.write(plain);
            }
        }

        @Override
        public void ended() {
            ends++;
        }

        @Override
        public void work(Runnable tasks) {
            work.add(tasks);
        }

        @Override
        public void failed(String cause) {
            assertNull(failure, "told once");
            failure = cause;
        }

        TlsLayer layer() {
            return layer;
        }

        private void calculate() {
            while (!work.isEmpty()) {
                work.remove().run();
                layer.tasksDone();
            }
        }

        /** What is to be sent, since the last call. */
        private Bytes take() {
            Bytes taken = Bytes.wrap(sent.toByteArray());
            sent = new ByteArrayOutputStream();
            return taken;
        }

        private void feed(Bytes bytes, Random random, int pieceMax) {
            for (int at = 0; at < bytes.length();) {
                int to = Math.min(bytes.length(), at + 1 + random.nextInt(pieceMax));
                layer.arrived(bytes.slice(at, to));
                at = to;
                if (random.nextBoolean()) {
                    calculate();
                }
            }
        }
    }

    private static void settle(TlsClient client, Wire wire, Random random, int pieceMax) throws SSLException {
        for (int idle = 0; idle < 3; idle++) {
            Bytes asked = client.take();
            wire.feed(asked, random, pieceMax);
            wire.calculate();
            Bytes answered = wire.take();
            client.arrived(answered);
            idle = asked.isEmpty() && answered.isEmpty() ? idle : 0;
        }
    }

    private static Bytes random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private static String protocol(boolean isNew) {
        return isNew ? "TLSv1.3" : "TLSv1.2";
    }

    @Property(tries = 40)
    void whatIsSaidArrives(@ForAll long seed, @ForAll boolean isNew, @ForAll @IntRange(min = 1, max = 20_000) int cut)
            throws SSLException {
        Random random = new Random(seed);
        TlsClient client = new TlsClient(protocol(isNew));
        Wire wire = new Wire(true);
        settle(client, wire, random, Math.min(cut, 500));
        assertTrue(client.isReady());
        assertEquals(protocol(isNew), wire.layer.encryption().protocol());
        Bytes all = Bytes.EMPTY;
        for (int part = 0; part < 4; part++) {
            Bytes said = random(random, random.nextInt(40_000));
            client.write(said);
            all = all.concat(said);
            if (random.nextBoolean()) {
                settle(client, wire, random, cut);
            }
        }
        settle(client, wire, random, cut);
        assertEquals(all, Bytes.wrap(wire.received.toByteArray()));
        assertEquals(all, client.received());
        assertEquals(0, wire.layer.bytesKept(), "an idle connection keeps nothing");
        client.close();
        settle(client, wire, random, cut);
        assertEquals(1, wire.ends);
        wire.layer.close();
        client.arrived(wire.take());
        assertTrue(client.isEnded());
        assertNull(wire.failure);
    }

    @Property(tries = 60)
    void aBitThatFlipsEndsIt(@ForAll long seed, @ForAll boolean isNew, @ForAll boolean inHandshake)
            throws SSLException {
        Random random = new Random(seed);
        Bytes plain = random(random, 2_000);
        TlsClient client = new TlsClient(protocol(isNew));
        Wire wire = new Wire(false);
        if (!inHandshake) {
            settle(client, wire, random, 1_000);
            client.write(plain);
        }
        byte[] bytes = client.take().toArray();
        int place = random.nextInt(Math.min(bytes.length, 300));
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        wire.feed(Bytes.wrap(bytes), random, 700);
        wire.calculate();
        wire.layer.arrived(Bytes.EMPTY);
        if (!inHandshake) {
            // Of a record's head Java does not look at the version: it goes by the one that was agreed on (RFC 8446, 5.1, wants that).
            boolean isIgnored = (place == 1 || place == 2) && plain.equals(Bytes.wrap(wire.received.toByteArray()));
            assertTrue(wire.received.size() == 0 || isIgnored, "what was tampered with is not believed");
        }
        wire.layer.close();
    }

    @Property(tries = 200)
    void garbageEndsItAndNothingElse(@ForAll byte[] garbage, @ForAll long seed, @ForAll boolean afterHello) {
        Random random = new Random(seed);
        Wire wire = new Wire(false);
        if (afterHello) {
            wire.feed(new TlsClient(protocol(random.nextBoolean())).take(), random, 400);
            wire.calculate();
        }
        wire.feed(Bytes.copyOf(garbage), random, 10);
        for (int more = 0; more < 10 && wire.failure == null; more++) {
            wire.feed(random(random, 20_000), random, 3_000);
            wire.calculate();
        }
        assertNotNull(wire.failure);
        assertEquals(0, wire.received.size());
        wire.layer.arrived(Bytes.ofUtf8("more"));
        wire.layer.write(Bytes.ofUtf8("more"));
        wire.layer.close();
    }

    @Property(tries = 40)
    void whoVanishesLeavesNothing(@ForAll long seed, @ForAll boolean isNew) {
        Random random = new Random(seed);
        TlsClient client = new TlsClient(protocol(isNew));
        Wire wire = new Wire(false);
        Bytes hello = client.take();
        wire.feed(hello.slice(0, random.nextInt(hello.length() + 1)), random, 200);
        wire.layer.close();
        wire.calculate();
        assertEquals(0, wire.layer.bytesKept());
        assertNull(wire.failure);
        assertEquals(0, wire.ends);
    }

    @Example
    void lastWordsGoOutBeforeTheEnd() throws SSLException {
        TlsClient client = new TlsClient("TLSv1.3");
        Wire wire = new Wire(true) {
            @Override
            public void received(Bytes plain) {
                super.received(plain);
                layer().close();
            }
        };
        settle(client, wire, new Random(1), 5_000);
        client.write(Bytes.ofUtf8("question"));
        settle(client, wire, new Random(1), 5_000);
        assertEquals("question", client.received().utf8());
        assertTrue(client.isEnded());
    }

    @Example
    void aSecondHandshakeIsRefused() throws SSLException {
        TlsClient client = new TlsClient("TLSv1.2");
        Wire wire = new Wire(false);
        settle(client, wire, new Random(1), 5_000);
        client.renegotiate();
        wire.feed(client.take(), new Random(1), 5_000);
        wire.calculate();
        assertEquals("renegotiation is not allowed", wire.failure);
    }
}
