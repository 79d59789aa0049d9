package io.phantomdb.simulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Fuzz;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.host.Host;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Scope;
import io.phantomdb.simulator.client.ClientPlace;
import io.phantomdb.simulator.client.PgConnection;
import io.phantomdb.simulator.world.SimNode;
import io.phantomdb.simulator.world.Simulation;
import io.phantomdb.simulator.world.SplitEntropy;
import io.phantomdb.simulator.world.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Nodes get messages that are nearly what other nodes send: real ones, cut short, damaged, or with noise for content, of every
 * service. They are dropped or refused; no node stops, and the cluster goes on. Messages of Raft are only cut or noise: a
 * damaged one that still makes sense could be a lie, and nodes do not lie.
 */
class PeerGarbageTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int PEER_PORT = 7_000;
    private static final int SERVICE_AT = 37;
    private static final int HEADER_BYTES = 51;
    private static final int RAFT = 1;
    private static final int SNAPSHOT = 3;
    private static final int FOUND = 6;
    private static final int MESSAGES = Integer.getInteger("garbage.messages", 6_000);
    private static final long SEED = Long.getLong("garbage.seed", 11);

    private final Simulation simulation = new Simulation(11, WorldSettings.calm(), null);
    private final NodeProgram program = new NodeProgram(3, new SplitEntropy(11));
    /** Some messages of each service, by receiver. */
    private final TreeMap<Integer, TreeMap<Integer, List<Bytes>>> overheard = new TreeMap<>();
    private Host clients;
    private ClientPlace place;

    /** Peers that remember what is sent. */
    private final class Overheard implements Peers {
        private final Peers peers;

        Overheard(Peers peers) {
            this.peers = peers;
        }

        @Override
        public void listen(PeerAddress at, Receiver receiver) {
            peers.listen(at, receiver);
        }

        @Override
        public boolean send(PeerAddress to, Link link, Bytes message) {
            int node = Integer.parseInt(to.host().substring(1));
            List<Bytes> some = overheard.computeIfAbsent(node, receiver -> new TreeMap<>()).computeIfAbsent(message.at(
                    SERVICE_AT) & 0xFF, service -> new ArrayList<>());
            if (some.size() < 300) {
                some.add(message);
            }
            return peers.send(to, link, message);
        }

        @Override
        public long dropped() {
            return peers.dropped();
        }

        @Override
        public void close() {
            peers.close();
        }
    }

    private void found() {
        for (int number = 1; number <= 3; number++) {
            SimNode node = simulation.addNode(number, "n" + number);
            node.start(host -> program.run(node.number(), new Host(host.clock(), host.entropy(), new Overheard(host
                    .peers()), host.streams(), host.disk(), host.caches(), host.loops(), host.tasks(), host.trace())));
        }
        SimNode clientNode = simulation.addNode(60, "cl");
        clients = clientNode.start(main -> {});
        place = new ClientPlace(clients, clientNode.dialer());
    }

    private void tell(Runnable story) {
        boolean[] isDone = new boolean[1];
        clients.tasks().start("test", new Scope(clients, MemoryAccount.root("test", Long.MAX_VALUE)), () -> {
            story.run();
            isDone[0] = true;
        });
        simulation.run(simulation.now() + 300 * SECOND, () -> isDone[0]);
        assertNull(simulation.failure());
        assertTrue(isDone[0], "the story did not end");
    }

    private void query(int node, String sql) {
        PgConnection connection = PgConnection.open(place, program.sqlAddress(node), 30 * SECOND);
        connection.query(sql);
        connection.abort();
    }

    @Test
    void noNodeStopsAndTheClusterGoesOn() {
        found();
        tell(() -> {
            place.sleep(5 * SECOND);
            query(1, "CREATE TABLE t (id int PRIMARY KEY, text text)");
            for (int row = 0; row < 30; row++) {
                query(1 + row % 3, "INSERT INTO t VALUES (" + row + ", 'row')");
                query(1 + row % 3, "SELECT count(*) FROM t WHERE text <> 'a' AND id > 3");
            }
        });
        Random random = new Random(SEED);
        for (int sent = 0; sent < MESSAGES; sent++) {
            int node = 1 + random.nextInt(3);
            Bytes message = nearly(random, overheard.get(node));
            Peers.Link link = Peers.Link.values()[random.nextInt(Peers.Link.values().length)];
            clients.peers().send(new PeerAddress("n" + node, PEER_PORT), link, message);
            if (sent % 20 == 0) {
                simulation.run(simulation.now() + SECOND / 100, () -> false);
            }
        }
        tell(() -> {
            for (int node = 1; node <= 3; node++) {
                query(node, "INSERT INTO t VALUES (" + (1_000 + node) + ", 'row')");
                query(node, "SELECT count(*) FROM t");
            }
        });
        assertEquals(List.of(1, 2, 3), simulation.nodes().stream().filter(SimNode::isUp).map(SimNode::number).filter(
                number -> number <= 3).toList());
    }

    private static Bytes nearly(Random random, TreeMap<Integer, List<Bytes>> byService) {
        List<Integer> services = List.copyOf(byService.keySet());
        int service = services.get(random.nextInt(services.size()));
        List<Bytes> samples = byService.get(service);
        Bytes message = samples.get(random.nextInt(samples.size()));
        boolean mustNotLie = service == RAFT || service == SNAPSHOT || service == FOUND;
        return switch (random.nextInt(mustNotLie ? 2 : 5)) {
            case 0 -> message.slice(0, random.nextInt(message.length()));
            case 1 -> withNoise(random, message);
            case 2 -> Bytes.wrap(Fuzz.damaged(random, List.of(message)));
            default -> message.slice(0, HEADER_BYTES).concat(Bytes.wrap(Fuzz.damaged(random, bodies(samples))));
        };
    }

    private static List<Bytes> bodies(List<Bytes> messages) {
        return messages.stream().map(message -> message.slice(HEADER_BYTES, message.length())).toList();
    }

    /** A right beginning, perhaps with another service's number, and noise for content. */
    private static Bytes withNoise(Random random, Bytes message) {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        byte[] header = message.slice(0, HEADER_BYTES).toArray();
        header[SERVICE_AT] = (byte) (1 + random.nextInt(9));
        return Bytes.wrap(header).concat(Bytes.wrap(noise));
    }
}
