package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.proto.Refusal;
import io.phantomdb.shard.proto.ReleaseRequest;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TableRef;
import io.phantomdb.shard.proto.TxnRef;
import java.util.function.UnaryOperator;

/** How one transaction speaks with shards: what it sends is signed with its name, refusals come back as the errors they mean. */
final class ShardLink {
    /** How long a request looks for its leader; statement timeouts are the scope's. */
    private static final long TIMEOUT_NANOS = 10_000_000_000L;

    private final Host host;
    private final Scope scope;
    private final ShardClient shards;
    private final OpenTransactions open;
    private final TxnId id;
    private final TxnRef ref;

    ShardLink(Host host, Scope scope, ShardClient shards, OpenTransactions open, TxnId id, TxnRef ref) {
        this.host = host;
        this.scope = scope;
        this.shards = shards;
        this.open = open;
        this.id = id;
        this.ref = ref;
    }

    Routing routing() {
        return shards.routing();
    }

    boolean isElsewhere(Bytes key) {
        return shards.isElsewhere(key);
    }

    Scope scope() {
        return scope;
    }

    void reached(TxnProbe probe) {
        scope.reached(probe);
    }

    /** By this node's steady clock. */
    long nanos() {
        return host.clock().nanos();
    }

    static TableRef tableRef(TableVersion table) {
        return TableRef.newBuilder().setDescriptorId(table.descriptorId()).setVersion(table.version()).build();
    }

    /** Sends and does not wait. */
    Promise<ShardResponse> send(Routing.Route route, UnaryOperator<ShardRequest.Builder> body) {
        ShardRequest.Builder request = ShardRequest.newBuilder().setShard((int) route.shard().number()).setGeneration(
                route.generation()).setTxn(ref);
        return shards.ask(body.apply(request).build(), TIMEOUT_NANOS);
    }

    /** Sends and waits; a cancellation ends the wait. Refusals are thrown. */
    ShardResponse ask(Routing.Route route, UnaryOperator<ShardRequest.Builder> body) {
        Promise<ShardResponse> answer = send(route, body);
        try {
            return accepted(scope.await(answer));
        } finally {
            abandon(answer);
        }
    }

    /** The same for what may have to wait for a lock, but not longer than that (0 = without limit): then 55P03. */
    ShardResponse askForLock(Routing.Route route, long lockNanosMax, UnaryOperator<ShardRequest.Builder> body) {
        if (lockNanosMax == 0) {
            return ask(route, body);
        }
        Promise<ShardResponse> answer = send(route, body);
        Loop.Timer timer = host.loops().store().at(nanos() + lockNanosMax, () -> answer.tryFail(new StatementError(
                SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout")));
        try {
            return accepted(scope.await(answer));
        } finally {
            timer.cancel();
            abandon(answer);
        }
    }

    private static void abandon(Promise<ShardResponse> answer) {
        if (!answer.isDone()) {
            answer.tryFail(new RetryError("nobody waits for the answer any more"));
        }
    }

    /** The response, unless it is a refusal: that is thrown. */
    static ShardResponse accepted(ShardResponse response) {
        if (response.hasRefusal()) {
            throw error(response.getRefusal());
        }
        return response;
    }

    static StatementError error(Refusal refusal) {
        return switch (refusal.getReason()) {
            case STALE_DESCRIPTOR -> new StaleDescriptor(refusal.getDescriptorId(), refusal.getVersionMin());
            case DEADLOCK -> RetryError.deadlock(refusal.getMessage());
            case DISK_FULL -> new StatementError(SqlState.DISK_FULL, "the disk of the shard's leader is nearly full",
                    refusal.getMessage(), "Free space on the node's disk.", 0);
            case OVERLOADED -> new StatementError(SqlState.CANNOT_CONNECT_NOW, "the data cannot be reached now", refusal
                    .getMessage(), "A majority of the nodes must be up and able to reach each other.", 0);
            case LOCK_NOT_AVAILABLE -> new StatementError(SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock");
            case MALFORMED -> new StatementError(SqlState.INTERNAL_ERROR, refusal.getMessage());
            case STALE_READ, ABORTED, TIMESTAMP_TOO_LOW, NOT_LEADER, WRONG_SHARD, UNKNOWN_OUTCOME, NEEDS_TIMESTAMP,
                    LOCK_HELD,
                    UNSPECIFIED, UNRECOGNIZED ->
                new RetryError(refusal.getMessage());
        };
    }

    /** From now on this node answers that the transaction is open. */
    void opened() {
        host.loops().store().post(() -> open.opened(id));
    }

    /** It is over here; shards that still hold locks for it will learn so when they ask. */
    void ended() {
        host.loops().store().post(() -> open.ended(id));
    }

    /** Lets the lock at one key go; not waited for. */
    void release(Routing.Route route, Bytes key) {
        send(route, request -> request.setRelease(ReleaseRequest.newBuilder().addKeys(ProtoBytes.of(key))));
    }

    /** Lets the locks at that shard go; not waited for. If the message is lost, the shard will ask. */
    void release(Routing.Route route) {
        send(route, request -> request.setRelease(ReleaseRequest.getDefaultInstance()));
    }
}
