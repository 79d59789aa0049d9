package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import java.util.ArrayList;
import java.util.List;

/** The messages of one process. */
final class SimPeers implements Peers {
    private final NodeLife life;
    private final List<PeerAddress> listening = new ArrayList<>();
    private long dropped;

    SimPeers(NodeLife life) {
        this.life = life;
    }

    @Override
    public void listen(PeerAddress at, Receiver receiver) {
        network().listenPeers(at, new Network.PeerDoor(life, receiver));
        if (listening.isEmpty()) {
            life.onEnd(this::close);
        }
        listening.add(at);
    }

    @Override
    public boolean send(PeerAddress to, Link link, Bytes message) {
        Check.that(message.length() <= MESSAGE_BYTES_MAX, "a message of %d bytes", message.length());
        boolean isTaken = network().send(life, to, link, message);
        if (!isTaken) {
            dropped++;
        }
        return isTaken;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        for (PeerAddress at : listening) {
            network().closePeers(at, life);
        }
        listening.clear();
    }

    private Network network() {
        return life.simulation().network();
    }
}
