package io.phantomdb.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.Refusal;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.StatusRequest;
import io.phantomdb.shard.proto.StatusResponse;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings requests to the leader of their shard, wherever it is, and answers back to whoever asked. On this node it is a
 * call; elsewhere a message. It looks for the leader until the request's time is over. A request is sent again only where
 * that is harmless: a piece of a commit that gets no answer comes back as UNKNOWN_OUTCOME.
 */
public final class ShardClient {
    private static final long BACKOFF_NANOS = 10_000_000L;
    private static final long BACKOFF_NANOS_MAX = 160_000_000L;

    /**
     * How long a node that does not answer is waited for before another one is asked; the longer one is for commits, of which
     * then nobody knows whether they happened.
     */
    public record Patience(long tryNanos, long commitNanos) {
        public static final Patience USUAL = new Patience(1_000_000_000L, 3_000_000_000L);
    }

    private final Host host;
    private final Patience patience;
    private final Exchange exchange;
    private final Routing routing;
    private final ShardServer local;
    private final NodeId self;

    public ShardClient(Host host, Patience patience, Exchange exchange, Routing routing, ShardServer local,
            NodeId self) {
        this.host = host;
        this.patience = patience;
        this.exchange = exchange;
        this.routing = routing;
        this.local = local;
        this.self = self;
    }

    public Routing routing() {
        return routing;
    }

    /** Whether the leader of the key's shard is, as far as is known, another node. Any thread. */
    public boolean isElsewhere(Bytes key) {
        return !self.equals(routing.leader(routing.of(key).shard()));
    }

    /** One request on its way. */
    private final class Asking {
        private final ShardRequest request;
        private final ShardId shard;
        private final long timeoutNanos;
        private final Promise<ShardResponse> promise;
        private long deadlineNanos;
        private int tries;

        private Asking(ShardRequest request, long timeoutNanos, Promise<ShardResponse> promise) {
            this.request = request;
            this.shard = new ShardId(request.getShard());
            this.timeoutNanos = timeoutNanos;
            this.promise = promise;
            leaderIsAlive();
        }

        private void leaderIsAlive() {
            deadlineNanos = host.clock().nanos() + timeoutNanos;
            tries = 0;
        }
    }

    /**
     * Asks the shard that the request names. The promise is kept with the leader's answer, which may be a refusal, but
     * never NOT_LEADER: that is looked into until the time is over and then becomes OVERLOADED. A lock is waited for as
     * long as a leader says that it is held; whoever breaks the promise ends that. Any thread.
     */
    public Promise<ShardResponse> ask(ShardRequest request, long timeoutNanos) {
        Promise<ShardResponse> promise = new Promise<>();
        Asking asking = new Asking(request, timeoutNanos, promise);
        if (host.loops().store().isHere()) {
            attempt(asking);
        } else {
            host.loops().store().post(() -> attempt(asking));
        }
        return promise;
    }

    /**
     * Whether the transaction is open at that node, which for this one {@code here} says, on the store loop. A node that does
     * not answer may still have it open. Any thread.
     */
    public Promise<Boolean> isOpen(NodeId node, TxnId txn, ShardServer.TxnDirectory here) {
        Promise<Boolean> promise = new Promise<>();
        host.loops().store().post(() -> {
            if (node.equals(self)) {
                promise.keep(here.isOpen(txn));
                return;
            }
            StatusRequest request = StatusRequest.newBuilder().setHigh(txn.high()).setLow(txn.low()).build();
            exchange.ask(node, Service.STATUS, ProtoBytes.encode(request), patience.tryNanos,
                    (body, error) -> promise.keep(
                            error != null || saysOpen(body)));
        });
        return promise;
    }

    private static boolean saysOpen(Bytes body) {
        try {
            return StatusResponse.parseFrom(ProtoBytes.of(body)).getOpen();
        } catch (InvalidProtocolBufferException malformed) {
            return true;
        }
    }

    private void attempt(Asking asking) {
        if (asking.promise.isDone()) {
            return;
        }
        if (host.clock().nanos() > asking.deadlineNanos) {
            host.trace().reached(ShardProbe.NO_LEADER_FOUND);
            asking.promise.tryKeep(Answers.refusal(Reason.OVERLOADED, "no leader of shard " + asking.shard
                    + " could be reached in time"));
            return;
        }
        NodeId target = target(asking);
        asking.tries++;
        if (target.equals(self)) {
            local.handle(asking.request, once(asking, target));
        } else {
            askPeer(asking, target);
        }
    }

    /** The believed leader first, then one replica after the other. */
    private NodeId target(Asking asking) {
        NodeId leader = routing.leader(asking.shard);
        if (leader != null) {
            return leader;
        }
        List<NodeId> replicas = routing.of(asking.shard).replicas();
        int first = Math.max(0, replicas.indexOf(self));
        return replicas.get((first + asking.tries) % replicas.size());
    }

    private Consumer<ShardResponse> once(Asking asking, NodeId target) {
        return response -> answered(asking, target, response);
    }

    private void askPeer(Asking asking, NodeId target) {
        long limit = isCommit(asking.request) ? patience.commitNanos : patience.tryNanos;
        exchange.ask(target, Service.SHARD, ProtoBytes.encode(asking.request), limit, (body, error) -> {
            if (error != null) {
                lost(asking, target);
            } else {
                parsed(asking, target, body);
            }
        });
    }

    private void parsed(Asking asking, NodeId target, Bytes body) {
        ShardResponse response;
        try {
            response = ShardResponse.parseFrom(ProtoBytes.of(body));
        } catch (InvalidProtocolBufferException malformed) {
            lost(asking, target);
            return;
        }
        answered(asking, target, response);
    }

    private void lost(Asking asking, NodeId target) {
        routing.forget(asking.shard, target);
        if (isCommit(asking.request)) {
            asking.promise.tryKeep(Answers.refusal(Reason.UNKNOWN_OUTCOME, "no answer from node " + target));
        } else {
            attempt(asking);
        }
    }

    private static boolean isCommit(ShardRequest request) {
        return request.hasCommit() && request.getCommit().getWritesCount() > 0;
    }

    private void answered(Asking asking, NodeId target, ShardResponse response) {
        if (isRefused(response, Reason.NOT_LEADER)) {
            redirect(asking, target, response.getRefusal());
            return;
        }
        routing.believe(asking.shard, target);
        if (isRefused(response, Reason.LOCK_HELD)) {
            host.trace().reached(ShardProbe.LOCK_HELD_LONG);
            asking.leaderIsAlive();
            attempt(asking);
        } else {
            asking.promise.tryKeep(response);
        }
    }

    private static boolean isRefused(ShardResponse response, Reason reason) {
        return response.hasRefusal() && response.getRefusal().getReason() == reason;
    }

    private void redirect(Asking asking, NodeId target, Refusal refusal) {
        routing.forget(asking.shard, target);
        int hint = refusal.getLeaderNode();
        boolean isNews = hint >= 1 && hint <= NodeId.MAX && hint != target.number();
        if (isNews) {
            routing.believe(asking.shard, new NodeId(hint));
        }
        long backoff = isNews && asking.tries <= 1
                ? 0
                : Math.min(BACKOFF_NANOS << Math.min(asking.tries, 8), BACKOFF_NANOS_MAX);
        if (backoff > 0) {
            host.trace().reached(ShardProbe.LEADER_GUESSED_WRONG);
        }
        host.loops().store().at(host.clock().nanos() + backoff, () -> attempt(asking));
    }
}
