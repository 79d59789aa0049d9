package io.phantomdb.simulator.world;

import io.phantomdb.base.Check;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Streams;
import java.util.ArrayList;
import java.util.List;

/** The byte streams of one process: those others open to it, and those it opens itself if it is a client. */
final class SimStreams implements Streams, Dialer {
    private static final int FREE_PORT_MIN = 40_000;

    private final NodeLife life;
    private final List<StreamEnd> open = new ArrayList<>();
    private int nextPort = FREE_PORT_MIN;

    SimStreams(NodeLife life) {
        this.life = life;
    }

    @Override
    public Listener listen(PeerAddress at, Acceptor acceptor) {
        PeerAddress address = at.port() == 0 ? new PeerAddress(at.host(), freePort(at.host())) : at;
        network().listenStreams(address, new Network.StreamDoor(life, acceptor));
        life.onEnd(() -> network().closeStreams(address, life));
        return new Listener() {
            @Override
            public PeerAddress address() {
                return address;
            }

            @Override
            public void close() {
                network().closeStreams(address, life);
            }
        };
    }

    private int freePort(String host) {
        while (network().hasStreams(new PeerAddress(host, nextPort))) {
            nextPort++;
        }
        return nextPort++;
    }

    @Override
    public void dial(PeerAddress to, Acceptor connected, Refused refused) {
        Simulation simulation = life.simulation();
        simulation.at(simulation.moment() + network().latency(), () -> knock(to, connected, refused));
    }

    @Override
    public void end(Connection connection) {
        ((StreamEnd) connection).end();
    }

    /** The request to connect has arrived at the other machine. */
    private void knock(PeerAddress to, Acceptor connected, Refused refused) {
        if (!life.isAlive()) {
            return;
        }
        Network.StreamDoor door = network().streamDoor(to);
        Simulation simulation = life.simulation();
        long answer = simulation.moment() + network().latency();
        if (door == null) {
            simulation.at(answer, () -> life.loop().post(() -> refused.refused("connection refused: " + to)));
            return;
        }
        long number = simulation.nextStory();
        StreamEnd near = new StreamEnd(life, number, to.toString());
        StreamEnd far = new StreamEnd(door.life(), number, life.node().name());
        near.join(far, answer + 1);
        simulation.trace().world(door.life().node(), WorldEvent.STREAM_OPEN, number, 0);
        far.accept(door.acceptor());
        simulation.at(answer, () -> near.acceptOr(connected, refused));
    }

    void opened(StreamEnd end) {
        if (open.isEmpty()) {
            life.onEnd(this::processEnded);
        }
        open.add(end);
    }

    void closed(StreamEnd end) {
        open.remove(end);
    }

    /** Breaks this many connections at most, the oldest first; for the harness. */
    int reset(int count) {
        List<StreamEnd> victims = List.copyOf(open.subList(0, Math.min(count, open.size())));
        victims.forEach(StreamEnd::abort);
        return victims.size();
    }

    private void processEnded() {
        for (StreamEnd end : List.copyOf(open)) {
            end.processEnded();
        }
        Check.that(open.isEmpty(), "a dead process has no connections");
    }

    private Network network() {
        return life.simulation().network();
    }
}
