package io.phantomdb.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link Streams} keeps. */
public abstract class StreamsContract extends Contract {
    /** One accepted connection and all that was told about it. */
    private final class Accepted implements Streams.Handler {
        private final Streams.Connection connection;
        private final Consumer<Bytes> onBytes;
        private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        private volatile int arrivedBytes;
        private volatile boolean ended;
        private volatile int writables;
        private volatile boolean here = true;
        private final List<String> causes = new CopyOnWriteArrayList<>();

        private Accepted(Streams.Connection connection, Consumer<Bytes> onBytes) {
            this.connection = connection;
            this.onBytes = onBytes;
        }

        @Override
        public void received(Bytes chunk) {
            noteThread();
            arrived.writeBytes(chunk.toArray());
            arrivedBytes = arrived.size();
            onBytes.accept(chunk);
        }

        @Override
        public void ended() {
            noteThread();
            ended = true;
        }

        @Override
        public void writable() {
            noteThread();
            writables = writables + 1;
        }

        @Override
        public void closed(String cause) {
            noteThread();
            causes.add(cause);
        }

        private Bytes arrived() {
            return StreamsContract.this.on(1, () -> Bytes.wrap(arrived.toByteArray()));
        }

        private void noteThread() {
            here &= world.host(1).loops().store().isHere();
        }
    }

    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();

    private Streams.Listener listen() {
        return on(1, () -> world.host(1).streams().listen(new PeerAddress("127.0.0.1", 0), connection -> {
            Accepted one = new Accepted(connection, chunk -> {});
            accepted.add(one);
            return one;
        }));
    }

    private Accepted acceptNext(int number) {
        world.runUntil("a connection is accepted", () -> accepted.size() >= number);
        return accepted.get(number - 1);
    }

    @Test
    public void bytesArriveInOrderAndOnTheLoop() {
        World.Client client = world.connect(listen().address());
        Bytes all = pattern(300_000, 1);
        client.send(all.slice(0, 100_000));
        client.send(all.slice(100_000, 300_000));
        Accepted one = acceptNext(1);
        world.runUntil("all arrive", () -> one.arrivedBytes == 300_000);
        assertEquals(all, one.arrived());
        assertTrue(one.here);
        assertFalse(one.connection.remote().isBlank());
    }

    @Test
    public void answersArriveInOrder() {
        Streams.Listener listener = on(1,
                () -> world.host(1).streams().listen(new PeerAddress("127.0.0.1", 0), connection -> {
                    Accepted one = new Accepted(connection, connection::write);
                    accepted.add(one);
                    return one;
                }));
        World.Client client = world.connect(listener.address());
        Bytes all = pattern(100_000, 2);
        client.send(all);
        world.runUntil("the echo arrives", () -> client.received().length() == 100_000);
        assertEquals(all, client.received());
    }

    @Test
    public void aPortTakenIsRefusedWithASentence() {
        PeerAddress taken = listen().address();
        assertTrue(taken.port() > 0);
        HostException refusal = assertThrows(HostException.class,
                () -> world.on(1, () -> world.host(1).streams().listen(taken, connection -> null)));
        assertTrue(refusal.getMessage().contains(taken.toString()), refusal.getMessage());
    }

    @Test
    public void aClientThatDoesNotReadFillsTheBufferUntilItReads() {
        World.Client client = world.connect(listen().address());
        client.reading(false);
        Accepted one = acceptNext(1);
        Bytes chunk = pattern(1 << 16, 3);
        int written = fillUp(one, chunk);
        assertTrue(written < 4_000, "250 MB were taken for a client that reads nothing");
        world.advance(20_000_000);
        assertEquals(0, one.writables);
        client.reading(true);
        world.runUntil("there is room again", () -> one.writables > 0);
        world.runUntil("nothing was lost", () -> client.received().length() == written << 16);
        assertEquals(chunk, client.received().slice((written - 1) << 16, written << 16));
    }

    /** Writes until it is full and stays full: what the system takes in between does not count. Returns the chunks. */
    private int fillUp(Accepted one, Bytes chunk) {
        int written = 0;
        int fullInARow = 0;
        while (fullInARow < 3 && written < 4_000) {
            boolean room = on(1, () -> one.connection.write(chunk));
            written++;
            int before = one.writables;
            world.advance(room ? 1 : 10_000_000);
            fullInARow = room || one.writables > before ? 0 : fullInARow + 1;
        }
        one.writables = 0;
        return written;
    }

    @Test
    public void whileNotReadingNothingArrives() {
        World.Client client = world.connect(listen().address());
        Accepted one = acceptNext(1);
        client.send(pattern(10, 1));
        world.runUntil("the first arrives", () -> one.arrivedBytes == 10);
        world.on(1, () -> one.connection.reading(false));
        world.advance(5_000_000);
        client.send(pattern(10, 1));
        world.advance(30_000_000);
        assertEquals(10, one.arrivedBytes);
        world.on(1, () -> one.connection.reading(true));
        world.runUntil("the second arrives", () -> one.arrivedBytes == 20);
    }

    @Test
    public void whoSendsNoMoreCanStillRead() {
        World.Client client = world.connect(listen().address());
        client.send(Bytes.ofUtf8("question"));
        client.end();
        Accepted one = acceptNext(1);
        world.runUntil("the end arrives", () -> one.ended);
        assertEquals("question", one.arrived().utf8());
        assertTrue(one.causes.isEmpty());
        world.on(1, () -> one.connection.write(Bytes.ofUtf8("answer")));
        world.on(1, one.connection::close);
        world.runUntil("the answer arrives, then the end", client::isEnded);
        assertEquals("answer", client.received().utf8());
        world.runUntil("closed is told", () -> !one.causes.isEmpty());
    }

    @Test
    public void closeSendsWhatIsQueued() {
        World.Client client = world.connect(listen().address());
        Accepted one = acceptNext(1);
        Bytes large = pattern(5_000_000, 4);
        world.on(1, () -> {
            one.connection.write(large);
            one.connection.close();
        });
        world.runUntil("the end arrives", client::isEnded);
        assertEquals(large, client.received());
    }

    @Test
    public void abortClosesAtOnceAndIsToldOnce() {
        World.Client client = world.connect(listen().address());
        Accepted one = acceptNext(1);
        world.on(1, one.connection::abort);
        world.runUntil("the client notices", client::isEnded);
        world.runUntil("closed is told", () -> !one.causes.isEmpty());
        world.on(1, one.connection::abort);
        world.on(1, one.connection::close);
        world.on(1, () -> one.connection.write(Bytes.ofUtf8("into the void")));
        world.on(1, () -> one.connection.reading(true));
        world.advance(5_000_000);
        assertEquals(1, one.causes.size());
        assertFalse(one.causes.get(0).isBlank());
        assertTrue(one.here);
    }

    @Test
    public void aClientThatBreaksAwayIsToldAsClosed() {
        World.Client client = world.connect(listen().address());
        Accepted one = acceptNext(1);
        client.abort();
        world.runUntil("closed is told", () -> !one.causes.isEmpty());
        assertEquals(1, one.causes.size());
    }

    @Test
    public void aClosedListenerKeepsItsConnections() {
        Streams.Listener listener = listen();
        World.Client client = world.connect(listener.address());
        Accepted one = acceptNext(1);
        world.on(1, listener::close);
        world.runUntil("nobody new gets in", () -> refuses(listener.address()));
        client.send(Bytes.ofUtf8("still here"));
        world.runUntil("it arrives", () -> one.arrivedBytes == 10);
        world.on(1, () -> one.connection.write(Bytes.ofUtf8("yes")));
        world.runUntil("so does the answer", () -> client.received().length() == 3);
    }

    private Streams.Listener listenWithTls(Consumer<Accepted> onBytes) {
        return on(1, () -> world.host(1).streams().listen(new PeerAddress("127.0.0.1", 0), connection -> {
            Accepted[] one = new Accepted[1];
            one[0] = new Accepted(connection, chunk -> onBytes.accept(one[0]));
            connection.startTls(world.identity());
            accepted.add(one[0]);
            return one[0];
        }));
    }

    @Test
    public void throughTlsBytesArriveInOrderBothWays() {
        Bytes all = pattern(300_000, 5);
        int[] echoed = new int[1];
        World.Client client = world.connectTls(listenWithTls(one -> {
            Bytes arrived = Bytes.wrap(one.arrived.toByteArray());
            one.connection.write(arrived.slice(echoed[0], arrived.length()));
            echoed[0] = arrived.length();
        }).address());
        client.send(all.slice(0, 1));
        client.send(all.slice(1, 200_000));
        client.send(all.slice(200_000, 300_000));
        world.runUntil("the echo arrives", () -> client.received().length() == 300_000);
        assertEquals(all, client.received());
        Accepted one = acceptNext(1);
        assertTrue(on(1, one.connection::encryption).keyBits() >= 128);
        assertTrue(one.here);
        client.end();
        world.runUntil("the end arrives", () -> one.ended);
        world.on(1, one.connection::close);
        world.runUntil("closed is told", () -> one.causes.size() == 1);
    }

    @Test
    public void throughTlsCloseSendsWhatIsQueued() {
        Bytes large = pattern(3_000_000, 6);
        World.Client client = world.connectTls(listenWithTls(one -> {
            one.connection.write(large);
            one.connection.close();
        }).address());
        client.send(Bytes.ofUtf8("?"));
        world.runUntil("the end arrives", client::isEnded);
        assertEquals(large, client.received());
    }

    @Test
    public void throughTlsNothingArrivesWhileNotReading() {
        World.Client client = world.connectTls(listenWithTls(one -> {}).address());
        client.send(pattern(10, 1));
        Accepted one = acceptNext(1);
        world.runUntil("the first arrives", () -> one.arrivedBytes == 10);
        world.on(1, () -> one.connection.reading(false));
        world.advance(5_000_000);
        client.send(pattern(10, 1));
        world.advance(30_000_000);
        assertEquals(10, one.arrivedBytes);
        world.on(1, () -> one.connection.reading(true));
        world.runUntil("the second arrives", () -> one.arrivedBytes == 20);
        client.abort();
        world.runUntil("closed is told", () -> one.causes.size() == 1);
    }

    private boolean refuses(PeerAddress address) {
        try {
            world.connect(address).abort();
            return false;
        } catch (AssertionError refused) {
            return true;
        }
    }

    @Test
    public void aHundredConnectionsDoNotMixUp() {
        Streams.Listener listener = listen();
        List<World.Client> clients = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            World.Client client = world.connect(listener.address());
            client.send(Bytes.ofUtf8("%03d".formatted(number)));
            clients.add(client);
        }
        world.runUntil("all arrive", () -> accepted.size() == 100 && accepted.stream().allMatch(
                one -> one.arrivedBytes == 3));
        world.on(1, () -> accepted.forEach(one -> one.connection.write(Bytes.wrap(one.arrived.toByteArray()))));
        for (int number = 0; number < 100; number++) {
            World.Client client = clients.get(number);
            world.runUntil("the answer arrives", () -> client.received().length() == 3);
            assertEquals("%03d".formatted(number), client.received().utf8());
        }
    }
}
