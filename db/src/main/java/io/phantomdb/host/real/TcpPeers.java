package io.phantomdb.host.real;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Messages over TCP: per pair of nodes and link a connection each way, opened by the sender, so that nobody has to know
 * who is at the other end and a large message holds up no urgent one. On the loop.
 */
final class TcpPeers implements Peers {
    private static final long PARTIAL_BYTES_MAX = 8L * MESSAGE_BYTES_MAX;

    private final PeerLink.Surroundings with;
    private final MessageReader.Budget budget = new MessageReader.Budget(PARTIAL_BYTES_MAX);
    private final Map<PeerAddress, Map<Link, PeerLink>> links = new TreeMap<>();
    private final Set<PeerArrivals> arrivals = new LinkedHashSet<>();
    private NioServerSocketChannel server;
    private boolean closed;

    TcpPeers(PeerLink.Surroundings with) {
        this.with = with;
    }

    @Override
    public void listen(PeerAddress at, Receiver receiver) {
        Check.that(server == null, "the peers of a node listen once");
        NioServerSocketChannel bound = Sockets.bind(at);
        server = bound;
        Trace trace = with.trace();
        bound.pipeline().addLast(new TcpStreams.Accepting(with.sockets(), trace, bound, child -> {
            PeerArrivals arrival = new PeerArrivals(with.sockets(), trace, child, budget, receiver, arrivals::remove);
            arrivals.add(arrival);
            arrival.begin();
        }));
        with.sockets().loop().carry(bound);
    }

    @Override
    public boolean send(PeerAddress to, Link link, Bytes message) {
        Check.that(message.length() <= MESSAGE_BYTES_MAX, "a message of %d bytes", message.length());
        return !closed && linkTo(to, link).send(message);
    }

    private PeerLink linkTo(PeerAddress to, Link link) {
        Map<Link, PeerLink> ofPeer = links.get(to);
        if (ofPeer == null) {
            ofPeer = new EnumMap<>(Link.class);
            for (Link each : Link.values()) {
                ofPeer.put(each, new PeerLink(with, to, each));
            }
            links.put(to, ofPeer);
        }
        return ofPeer.get(link);
    }

    @Override
    public long dropped() {
        long sum = 0;
        for (Map<Link, PeerLink> ofPeer : links.values()) {
            for (PeerLink link : ofPeer.values()) {
                sum += link.dropped();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        closed = true;
        if (server != null) {
            server.close();
        }
        links.values().forEach(ofPeer -> ofPeer.values().forEach(PeerLink::close));
        List<PeerArrivals> open = new ArrayList<>(arrivals);
        open.forEach(PeerArrivals::close);
    }
}
