package io.phantomdb.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.host.Streams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small program, two nodes that play ping-pong and write what they hear, in worlds of several seeds. */
class SimulationTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void sameSeedIsTheSameRunToTheLastEvent() {
        assertEquals(play(7, true), play(7, true));
        assertNotEquals(play(7, true), play(8, true));
    }

    @Test
    void theTableIsNotPartOfTheDigest() {
        assertEquals(play(7, false), play(7, true));
    }

    @Test
    void aCrashedStoryNeverGoesOn() {
        Simulation simulation = new Simulation(1, WorldSettings.calm(), null);
        SimNode node = simulation.addNode(1, "n1");
        List<String> seen = new ArrayList<>();
        node.start(host -> {
            try {
                scope(host).sleep(2 * SECOND);
            } finally {
                seen.add("finally");
            }
        });
        simulation.at(SECOND, () -> node.crash(SimNode.Crash.POWER));
        simulation.run(10 * SECOND, () -> false);
        assertEquals(List.of(), seen);
        assertNull(simulation.failure());
    }

    @Test
    void aTurnThatThrowsEndsItsNodeAndTheRun() {
        Simulation simulation = new Simulation(1, WorldSettings.calm(), null);
        SimNode node = simulation.addNode(1, "n1");
        node.start(host -> host.loops().store().post(() -> {
            throw new IllegalStateException("on purpose");
        }));
        simulation.run(10 * SECOND, () -> false);
        assertTrue(simulation.failure().what().contains("on purpose"), simulation.failure().toString());
        assertTrue(!node.isUp());
    }

    @Test
    void streamsKeepTheirOrderWhereAWayIsFreedEarlierThanWasSaid() {
        Simulation simulation = new Simulation(1, WorldSettings.calm(), null);
        SimNode from = simulation.addNode(1, "n1");
        SimNode to = simulation.addNode(2, "n2");
        StringBuilder heard = new StringBuilder();
        Host listener = to.start(host -> {});
        Host speaker = from.start(host -> {});
        PeerAddress address = new PeerAddress("n2", 1);
        List<Streams.Connection> opened = new ArrayList<>();
        listener.loops().store().post(() -> listener.streams().listen(address, connection -> hearing(heard)));
        simulation.at(SECOND, () -> from.dialer().dial(address, connection -> {
            opened.add(connection);
            return hearing(new StringBuilder());
        }, cause -> {}));
        simulation.at(2 * SECOND, () -> {
            simulation.network().clog(1, 2, 9 * SECOND);
            speaker.loops().store().post(() -> opened.getFirst().write(Bytes.ofUtf8("a")));
        });
        simulation.at(3 * SECOND, () -> {
            assertEquals("", heard.toString());
            simulation.network().heal();
            speaker.loops().store().post(() -> opened.getFirst().write(Bytes.ofUtf8("b")));
        });
        simulation.run(8 * SECOND, () -> false);
        assertNull(simulation.failure());
        assertEquals("ab", heard.toString());
    }

    private static Streams.Handler hearing(StringBuilder heard) {
        return new Streams.Handler() {
            @Override
            public void received(Bytes bytes) {
                heard.append(new String(bytes.toArray(), StandardCharsets.UTF_8));
            }

            @Override
            public void ended() {}

            @Override
            public void writable() {}

            @Override
            public void closed(String cause) {}
        };
    }

    @Test
    void whatWasSyncedSurvivesAPowerFailureAndWhatComesBackIsAPrefixUntilTheFirstTear() {
        for (int seed = 0; seed < 200; seed++) {
            Simulation simulation = new Simulation(seed, WorldSettings.calm(), null);
            SimNode node = simulation.addNode(1, "n1");
            long[] acknowledged = new long[1];
            node.start(host -> host.loops().store().post(() -> appendForEver(host, 0, acknowledged)));
            simulation.at(SECOND / 10 + seed * 1_000, () -> node.crash(SimNode.Crash.POWER));
            simulation.run(SECOND, () -> false);
            List<Bytes> back = new ArrayList<>();
            node.start(host -> readAll(host, back));
            simulation.run(2 * SECOND, () -> false);
            assertTrue(acknowledged[0] > 10, "vacuous");
            assertTrue(back.size() >= acknowledged[0], back.size() + " of " + acknowledged[0]);
            for (int index = 0; index < acknowledged[0]; index++) {
                assertEquals(record(index), back.get(index));
            }
        }
    }

    private static void appendForEver(Host host, int number, long[] acknowledged) {
        host.disk().journal().append(List.of(record(number)), (none, error) -> {
            acknowledged[0] = number + 1;
            appendForEver(host, number + 1, acknowledged);
        });
    }

    private static Bytes record(int number) {
        return Bytes.wrap(new byte[100 + number * 37 % 3_000]);
    }

    private static void readAll(Host host, List<Bytes> into) {
        try {
            for (int segment : host.disk().journal().segments()) {
                host.disk().journal().read(segment, record -> {
                    into.add(record);
                    return Disk.Wanted.NEXT;
                });
            }
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long play(long seed, boolean hasTable) {
        StringBuilder table = new StringBuilder();
        Simulation simulation = new Simulation(seed, WorldSettings.draw(new SplitEntropy(seed)),
                hasTable ? TraceTable.printing(table) : null);
        simulation.network().weather(new Weather(0.1, 0.1, 0.1, 0, 1));
        for (int number = 1; number <= 2; number++) {
            int own = number;
            simulation.addNode(number, "n" + number).start(host -> host.loops().store().post(() -> listen(host, own)));
        }
        SimNode second = simulation.nodes().get(1);
        simulation.at(SECOND, () -> second.crash(SimNode.Crash.KILL));
        simulation.at(2 * SECOND, () -> second.start(host -> host.loops().store().post(() -> listen(host, 2))));
        simulation.run(4 * SECOND, () -> false);
        assertNull(simulation.failure());
        assertTrue(simulation.trace().count(WorldEvent.PEER_RECEIVE) > 100, "vacuous");
        return simulation.trace().digest();
    }

    private static void listen(Host host, int own) {
        Peers peers = host.peers();
        peers.listen(address(own), (link, message) -> {
            host.disk().journal().append(List.of(message),
                    (none, error) -> peers.send(address(3 - own), link, message));
            ponder(host);
        });
        serve(host, own);
    }

    private static void serve(Host host, int own) {
        byte[] ball = {(byte) host.entropy().below(100)};
        host.peers().send(address(3 - own), Peers.Link.NORMAL, Bytes.wrap(ball));
        host.loops().store().at(host.clock().nanos() + SECOND / 10, () -> serve(host, own));
    }

    private static void ponder(Host host) {
        Promise<Integer> answer = new Promise<>();
        Scope scope = scope(host);
        host.tasks().start("ponder", scope, () -> scope.await(answer));
        host.loops().work("compute", () -> 42, (value, error) -> answer.keep(value));
    }

    private static Scope scope(Host host) {
        return new Scope(host, MemoryAccount.root("test", 1 << 20));
    }

    private static PeerAddress address(int number) {
        return new PeerAddress("n" + number, 7000);
    }
}
