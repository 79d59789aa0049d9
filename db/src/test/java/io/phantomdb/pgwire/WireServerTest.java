package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What transcripts do not show: what a request costs, what idle connections hold, when reading stops. */
class WireServerTest {
    private final WireWorld world = new WireWorld(1);
    private final ToyEngine engine = new ToyEngine();
    private final MemoryAccount memory = MemoryAccount.root("node", 1L << 30);
    private final PgServer server = new PgServer(
            new PgServer.Parts(world.host(), engine, engine, new NodeId(1), memory, (node, key) -> {}),
            new PgServer.Limits(2_000, 16 << 20, 60_000_000_000L));

    private WireWorld.Pipe connect() {
        if (!world.isListening()) {
            server.listen(new PeerAddress("test", 5432));
        }
        WireWorld.Pipe pipe = world.connect();
        pipe.send(ClientBytes.startup(196_608, Map.of("user", "phantom")));
        world.settle();
        pipe.take();
        return pipe;
    }

    @Test
    void aRequestCostsOneStoryAndOneWrite() {
        WireWorld.Pipe pipe = connect();
        int stories = world.storiesStarted();
        int writes = pipe.writes();
        pipe.send(ClientBytes.parse("", "rows 3").concat(ClientBytes.bind("", "", false, List.of()))
                .concat(ClientBytes.named('D', "P", "")).concat(ClientBytes.execute("", 0))
                .concat(ClientBytes.message('S', Bytes.EMPTY)));
        world.settle();
        assertEquals(8, ServerText.lines(pipe.take()).size());
        assertEquals(1, world.storiesStarted() - stories);
        assertEquals(1, pipe.writes() - writes);
    }

    @Test
    void halfARequestCostsNoStory() {
        WireWorld.Pipe pipe = connect();
        int stories = world.storiesStarted();
        pipe.send(ClientBytes.parse("", "rows 3").concat(ClientBytes.bind("", "", false, List.of())));
        world.settle();
        assertEquals(0, world.storiesStarted() - stories);
        pipe.send(ClientBytes.message('S', Bytes.EMPTY));
        world.settle();
        assertEquals(1, world.storiesStarted() - stories);
        assertEquals(List.of("ParseComplete", "BindComplete", "Ready I"), ServerText.lines(pipe.take()));
    }

    @Test
    void whoSaysNothingMoreIsToldOfAnError() {
        WireWorld.Pipe pipe = connect();
        pipe.send(ClientBytes.parse("", "senseless"));
        world.settle();
        assertTrue(pipe.take().isEmpty());
        world.advance(20_000_000);
        List<String> told = ServerText.lines(pipe.take());
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("Error"), told::toString);
        pipe.send(ClientBytes.message('S', Bytes.EMPTY));
        world.settle();
        assertEquals(List.of("Ready I"), ServerText.lines(pipe.take()));
    }

    @Test
    void idleConnectionsHoldNoMemoryAndNoStory() {
        List<WireWorld.Pipe> pipes = new ArrayList<>();
        for (int count = 0; count < 1_000; count++) {
            pipes.add(connect());
        }
        assertEquals(1_000, server.sessions());
        assertEquals(0, world.storiesStarted());
        assertEquals(0, memory.bytesUsed());
        Promise<Void> closed = server.close();
        world.settle();
        assertTrue(closed.isDone());
        assertTrue(pipes.stream().allMatch(WireWorld.Pipe::isClosedByServer));
    }

    @Test
    void whoSendsMoreThanIsDealtWithIsNotReadFrom() {
        WireWorld.Pipe pipe = connect();
        pipe.send(ClientBytes.query("sleep 1000"));
        world.settle();
        for (int count = 0; count < 100 && pipe.isReadingWanted(); count++) {
            pipe.send(ClientBytes.query("rows 1 " + " ".repeat(10_000)));
            world.settle();
        }
        assertFalse(pipe.isReadingWanted(), "a megabyte of requests that nobody has dealt with");
        world.advance(2_000_000_000L);
        assertTrue(pipe.isReadingWanted());
        List<String> lines = ServerText.lines(pipe.take());
        assertEquals("Ready I", lines.getLast());
    }

    @Test
    void whoDoesNotReadIsNotAnswered() {
        WireWorld.Pipe pipe = connect();
        pipe.setSlow(true);
        pipe.send(ClientBytes.query("rows 1"));
        world.settle();
        int stories = world.storiesStarted();
        pipe.send(ClientBytes.query("rows 1"));
        world.settle();
        assertEquals(stories, world.storiesStarted(), "the answers before have not been read");
        pipe.setSlow(false);
        world.settle();
        assertEquals(stories + 1, world.storiesStarted());
    }

    @Test
    void aPipelineIsAnsweredNoFasterThanItsAnswersAreRead() {
        WireWorld.Pipe pipe = connect();
        pipe.setSlow(true);
        Bytes requests = Bytes.EMPTY;
        for (int number = 0; number < 50; number++) {
            requests = requests.concat(ClientBytes.query("wide 10000"));
        }
        pipe.send(requests);
        world.settle();
        assertTrue(pipe.take().length() < 40_000, "the buffer is full after the first answer");
        pipe.setSlow(false);
        world.settle();
        assertEquals(4 * 49, ServerText.lines(pipe.take()).size());
    }

    @Test
    void statementsAndPortalsAreChargedUntilTheyAreClosed() {
        WireWorld.Pipe pipe = connect();
        String sql = "rows 1" + " ".repeat(100_000);
        pipe.send(ClientBytes.parse("s", sql).concat(ClientBytes.message('S', Bytes.EMPTY)));
        world.settle();
        assertTrue(memory.bytesUsed() > 100_000, () -> memory.bytesUsed() + " bytes");
        pipe.send(ClientBytes.named('C', "S", "s").concat(ClientBytes.message('S', Bytes.EMPTY)));
        world.settle();
        assertEquals(0, memory.bytesUsed());
        for (int number = 0; number < 200; number++) {
            pipe.send(ClientBytes.parse("s" + number, sql).concat(ClientBytes.message('S', Bytes.EMPTY)));
        }
        world.settle();
        assertTrue(ServerText.lines(pipe.take()).stream().anyMatch(line -> line.contains("C='53200'")));
        pipe.reset();
        world.settle();
        assertEquals(0, memory.bytesUsed());
    }
}
