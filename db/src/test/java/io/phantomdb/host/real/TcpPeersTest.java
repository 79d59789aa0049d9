package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Peers;
import io.phantomdb.host.World;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers may do to the port of the peers. */
final class TcpPeersTest {
    private final RealWorld world = new RealWorld();
    private final List<Bytes> arrived = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        world.on(1, () -> world.host(1).peers().listen(world.address(1), (link, message) -> arrived.add(message)));
    }

    @AfterEach
    void close() {
        assertNull(world.failure(1));
        world.close();
    }

    private World.Client say(Bytes bytes) {
        World.Client stranger = world.connect(world.address(1));
        stranger.send(bytes);
        return stranger;
    }

    private static ByteWriter hello(int formatMin, int formatMax, int link) {
        return new ByteWriter().u32(Frames.MAGIC).u16(formatMin).u16(formatMax).u8(link);
    }

    @Test
    void whoSpeaksAnotherProtocolIsClosedWithoutAnAnswer() {
        World.Client stranger = say(Bytes.ofUtf8("GET / HTTP/1.1\r\n\r\n"));
        world.runUntil("it is closed", stranger::isEnded);
        assertEquals(Bytes.EMPTY, stranger.received());
    }

    @Test
    void aFormatOfTheFutureIsAnsweredWithOursAndClosed() {
        World.Client future = say(hello(7, 9, 1).take());
        world.runUntil("it is closed", future::isEnded);
        assertEquals(Frames.HELLO_BYTES, future.received().length());
    }

    @Test
    void aLinkThatDoesNotExistIsClosed() {
        World.Client confused = say(hello(1, 1, 99).take());
        world.runUntil("it is closed", confused::isEnded);
    }

    @Test
    void aHostileLengthClosesTheConnection() {
        World.Client hostile = say(hello(1, 1, 1).u32(100).u32(-1).u32(0).take());
        world.runUntil("it is closed", hostile::isEnded);
        assertEquals(List.of(), arrived);
    }

    @Test
    void aByteAtATimeIsUnderstood() {
        Bytes wire = hello(1, 5, Peers.Link.NORMAL.ordinal()).u32(0).u32(0).u32(0).take();
        World.Client slow = world.connect(world.address(1));
        for (int index = 0; index < wire.length(); index++) {
            slow.send(wire.slice(index, index + 1));
        }
        world.runUntil("the empty message arrives", () -> !arrived.isEmpty());
        world.runUntil("hello and a sign of life come back", () -> slow.received().length() > Frames.HELLO_BYTES);
        assertEquals(Frames.ALIVE, slow.received().at(Frames.HELLO_BYTES));
    }
}
