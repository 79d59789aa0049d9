package io.phantomdb.shard.peer;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Host;
import io.phantomdb.host.HostException;
import io.phantomdb.host.Loop;
import io.phantomdb.host.PeerAddress;
import io.phantomdb.host.Peers;
import io.phantomdb.host.Trace;
import java.util.EnumMap;

/**
 * Sends messages to other nodes and hands those that arrive to the service they are for. On the store loop. Nothing is
 * repeated here and nothing is promised: a request that gets no answer in time fails, and whoever asked decides.
 */
public final class Exchange {
    /** Who this node is. Both are absent (null, 0) until it belongs to a cluster. */
    public record Identity(ClusterId cluster, int node, long incarnation) {
        private static final ClusterId NO_CLUSTER = new ClusterId(0, 0);

        ClusterId clusterOrNone() {
            return cluster == null ? NO_CLUSTER : cluster;
        }
    }

    /** Where a message came from. The node is 0 if the sender has no identity yet. */
    public record Sender(int node, long incarnation) {}

    /** Takes the messages of one service. */
    public interface Handler {
        /** The reply may be sent at any later turn, once, or never; it leads nowhere if none was expected. */
        void received(Sender from, Bytes body, Reply reply);
    }

    /** Answers one request. */
    public interface Reply {
        void send(Bytes body);
    }

    private record Waiting(Completion<Bytes> done, Loop.Timer deadline) {}

    private final Host host;
    private final Lookup<NodeId, PeerAddress> addresses = new Lookup<>();
    private final EnumMap<Service, Handler> handlers = new EnumMap<>(Service.class);
    private final Lookup<Long, Waiting> waiting = new Lookup<>();
    private Identity identity;
    private long lastRequestId;

    public Exchange(Host host, long incarnation) {
        this.host = host;
        this.identity = new Identity(null, 0, incarnation);
        this.lastRequestId = incarnation;
    }

    public void listen(PeerAddress at) {
        host.peers().listen(at, this::received);
    }

    /** From now on this node speaks as a member of that cluster. */
    public void identify(ClusterId cluster, NodeId node) {
        identity = new Identity(cluster, node.number(), identity.incarnation());
    }

    public Identity identity() {
        return identity;
    }

    /** Where to reach a node from now on. */
    public void locate(NodeId node, PeerAddress address) {
        addresses.put(node, address);
    }

    public void register(Service service, Handler handler) {
        Check.that(handlers.put(service, handler) == null, "the service %s is registered twice", service);
    }

    /** Sends without expecting an answer; false if it was dropped at once. */
    public boolean tell(NodeId to, Service service, Bytes body) {
        PeerAddress address = addresses.get(to);
        return address != null && send(address, envelope(to.number(), 0, service, false, 0, 0, body), service);
    }

    /** Sends and expects one answer in time. Fails with a {@link HostException} if none came; that says nothing of what was done. */
    public void ask(NodeId to, Service service, Bytes body, long timeoutNanos, Completion<Bytes> done) {
        PeerAddress address = addresses.get(to);
        if (address == null) {
            host.loops().store().post(() -> done.done(null, new HostException("no address is known of node " + to)));
            return;
        }
        ask(address, to.number(), service, body, timeoutNanos, done);
    }

    /** The same to a node that is known by its address only. */
    public void ask(PeerAddress address, int toNode, Service service, Bytes body, long timeoutNanos,
            Completion<Bytes> done) {
        long requestId = ++lastRequestId;
        Loop.Timer deadline = host.loops().store().at(host.clock().nanos() + timeoutNanos, () -> expire(requestId,
                address));
        waiting.put(requestId, new Waiting(done, deadline));
        int millis = (int) Math.min(Integer.MAX_VALUE, timeoutNanos / 1_000_000);
        send(address, envelope(toNode, 0, service, false, requestId, millis, body), service);
    }

    private void expire(long requestId, PeerAddress address) {
        Waiting late = waiting.remove(requestId);
        if (late != null) {
            late.done.done(null, new HostException("no answer from " + address + " in time"));
        }
    }

    private Envelope envelope(int toNode, long toIncarnation, Service service, boolean isAnswer, long requestId,
            int timeLeftMillis, Bytes body) {
        return new Envelope(identity.clusterOrNone(), identity.node(), identity.incarnation(), toNode, toIncarnation,
                service.number(), isAnswer, requestId, timeLeftMillis, body);
    }

    private boolean send(PeerAddress address, Envelope envelope, Service service) {
        return host.peers().send(address, service.link(), envelope.encode());
    }

    private void received(Peers.Link link, Bytes message) {
        try {
            Envelope envelope = Envelope.decode(message);
            Service service = Service.of(envelope.service());
            if (service == null || !isForUs(envelope, service)) {
                return;
            }
            if (envelope.isAnswer()) {
                answered(envelope);
            } else {
                asked(envelope, service);
            }
        } catch (ByteReader.Malformed malformed) {
            host.trace().event(new Trace.Note("peer.malformed", "a message from another node was dropped: " + malformed
                    .getMessage()));
        }
    }

    /** Founding messages pass between nodes that have no cluster yet; all others stay inside one cluster and one life. */
    private boolean isForUs(Envelope envelope, Service service) {
        boolean sameLife = envelope.toIncarnation() == 0 || envelope.toIncarnation() == identity.incarnation();
        if (service == Service.FOUND) {
            return sameLife;
        }
        return sameLife && envelope.fromNode() != 0 && identity.cluster() != null
                && identity.cluster().equals(envelope.cluster()) && envelope
                        .toNode() == identity.node();
    }

    private void answered(Envelope envelope) {
        Waiting request = waiting.remove(envelope.requestId());
        if (request != null) {
            request.deadline.cancel();
            request.done.done(envelope.body(), null);
        }
    }

    private void asked(Envelope envelope, Service service) {
        Handler handler = handlers.get(service);
        if (handler == null) {
            return;
        }
        Sender sender = new Sender(envelope.fromNode(), envelope.fromIncarnation());
        handler.received(sender, envelope.body(), body -> answer(envelope, service, body));
    }

    private void answer(Envelope request, Service service, Bytes body) {
        if (request.requestId() == 0 || request.fromNode() == 0) {
            return;
        }
        PeerAddress address = addresses.get(new NodeId(request.fromNode()));
        if (address != null) {
            send(address, envelope(request.fromNode(), request.fromIncarnation(), service, true, request.requestId(), 0,
                    body), service);
        }
    }
}
