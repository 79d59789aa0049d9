package io.phantomdb.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.NodeId;
import io.phantomdb.cluster.proto.LivenessBeat;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Trace;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Who is there, as far as this node can tell: everybody beats twice a second. Steers who takes over whose jobs and what an
 * operator is shown; nothing is safe because of it. On the store loop.
 */
public final class Liveness {
    private static final long BEAT_NANOS = 500_000_000L;
    private static final long GONE_NANOS = 5_000_000_000L;

    private record Heard(long incarnation, boolean isDiskLow, long atNanos) {}

    private final Host host;
    private final Exchange exchange;
    private final List<NodeId> others;
    private final Lookup<NodeId, Heard> heard = new Lookup<>();
    private final BooleanSupplier isDiskLow;
    private final long startedNanos;
    private Loop.Timer timer;

    /** The supplier says whether this node's own disk is nearly full. */
    public Liveness(Host host, Exchange exchange, List<NodeId> others, BooleanSupplier isDiskLow) {
        this.host = host;
        this.exchange = exchange;
        this.others = List.copyOf(others);
        this.isDiskLow = isDiskLow;
        this.startedNanos = host.clock().nanos();
        exchange.register(Service.LIVENESS, (from, body, reply) -> beat(from, body));
        beat();
    }

    private void beat() {
        Bytes body = ProtoBytes.encode(LivenessBeat.newBuilder().setIncarnation(exchange.identity().incarnation())
                .setDiskLow(isDiskLow.getAsBoolean()).build());
        others.forEach(node -> exchange.tell(node, Service.LIVENESS, body));
        timer = host.loops().store().at(host.clock().nanos() + BEAT_NANOS, this::beat);
    }

    public void stop() {
        timer.cancel();
    }

    private void beat(Exchange.Sender from, Bytes body) {
        try {
            LivenessBeat beat = LivenessBeat.parseFrom(ProtoBytes.of(body));
            heard.put(new NodeId(from.node()), new Heard(beat.getIncarnation(), beat.getDiskLow(), host.clock()
                    .nanos()));
        } catch (InvalidProtocolBufferException malformed) {
            host.trace().event(new Trace.Note("liveness.malformed", "a beat of node " + from.node()
                    + " was dropped: " + malformed.getMessage()));
        }
    }

    /** True if that life of the node seems over: it was heard in another, or not for five seconds. */
    public boolean isGone(int node, long incarnation) {
        if (node == exchange.identity().node()) {
            return incarnation != exchange.identity().incarnation();
        }
        Heard last = heard.get(new NodeId(node));
        if (last == null) {
            return host.clock().nanos() - startedNanos > GONE_NANOS;
        }
        return last.incarnation != incarnation || host.clock().nanos() - last.atNanos > GONE_NANOS;
    }

    /** True if another node has been heard lately and its disk has room. */
    public boolean canLead(NodeId node) {
        return isHere(node) && !heard.get(node).isDiskLow;
    }

    /** True if the node has been heard lately. */
    public boolean isHere(NodeId node) {
        Heard last = heard.get(node);
        return last != null && host.clock().nanos() - last.atNanos <= GONE_NANOS;
    }
}
