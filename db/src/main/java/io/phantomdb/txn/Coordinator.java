package io.phantomdb.txn;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ClusterId;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.ShardServer;
import io.phantomdb.shard.proto.RaiseFenceRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TokenRequest;
import io.phantomdb.shard.proto.TxnRef;
import java.util.concurrent.atomic.AtomicLong;

/** Begins this node's transactions. Any story may call it. */
public final class Coordinator implements Transactions {
    private final Host host;
    private final Settings settings;
    private final ShardClient shards;
    private final Timestamps timestamps;
    private final OpenTransactions open;
    private final AtomicLong lastTxn = new AtomicLong();

    /**
     * The cluster, which of its shards holds the oracle, who coordinates in which life, how much a transaction may buffer,
     * above what size its writes travel in parts, and how long shards keep outcomes.
     */
    public record Settings(ClusterId cluster, ShardId systemShard, NodeId node, long incarnation, long bufferBytesMax,
            int partBytesMax, long outcomesKeptNanos) {}

    public Coordinator(Host host, Settings settings, ShardClient shards, OpenTransactions open) {
        this.host = host;
        this.settings = settings;
        this.shards = shards;
        this.open = open;
        this.timestamps = new Timestamps(host, shards, settings.systemShard());
    }

    @Override
    public Transaction begin(Scope scope, TransactionMode mode) {
        TxnId id = nextId();
        TransactionMode.Session session = mode.session();
        TxnRef.Builder ref = TxnRef.newBuilder().setHigh(id.high()).setLow(id.low()).setNode(settings.node().number())
                .setIncarnation(settings.incarnation()).setBeganMicros(host.clock().wallMicros());
        if (session != null) {
            ref.setSessionHigh(session.id().high()).setSessionLow(session.id().low()).setBackendPid(session
                    .backendPid());
        }
        ShardLink link = new ShardLink(host, scope, shards, open, id, ref.build());
        SnapshotReads snapshot = new SnapshotReads(link, timestamps, settings.systemShard());
        if (mode.readOnly()) {
            return new SnapshotTransaction(id, mode.isolation(), snapshot);
        }
        LockingTransaction locking = new LockingTransaction(id, scope, link, timestamps, settings);
        return switch (mode.isolation()) {
            case SERIALIZABLE -> locking;
            case READ_COMMITTED, REPEATABLE_READ -> new WeakerTransaction(mode.isolation(), locking, snapshot);
        };
    }

    @Override
    public TransactionStatus statusOf(Scope scope, String commitToken) {
        CommitToken token = CommitToken.parse(commitToken);
        if (!token.cluster().equals(settings.cluster())) {
            throw CommitToken.invalid("It is of another cluster, " + token.cluster() + ".");
        }
        if (!shards.routing().holds(token.anchor())) {
            throw CommitToken.invalid("It names a key that no table can have.");
        }
        TxnId id = nextId();
        ShardLink link = new ShardLink(host, scope, shards, open, id, TxnRef.getDefaultInstance());
        TokenRequest asked = TokenRequest.newBuilder().setTxnHigh(token.txn().high()).setTxnLow(token.txn().low())
                .setFirstTimestamp(token.firstTimestamp()).setAnchor(ProtoBytes.of(token.anchor())).build();
        ShardResponse answer = link.ask(link.routing().of(token.anchor()), request -> request.setToken(asked));
        return switch (answer.getToken().getStatus()) {
            case COMMITTED -> TransactionStatus.COMMITTED;
            case ABORTED -> TransactionStatus.ABORTED;
            case UNKNOWN, UNRECOGNIZED -> TransactionStatus.UNKNOWN;
        };
    }

    @Override
    public boolean isOpen(Scope scope, NodeId node, TxnId txn) {
        return scope.await(shards.isOpen(node, txn, open::isOpen));
    }

    @Override
    public NodeId node() {
        return settings.node();
    }

    @Override
    public void raiseFence(Scope scope, TableVersion versionMin) {
        TxnId id = nextId();
        ShardLink link = new ShardLink(host, scope, shards, open, id, TxnRef.getDefaultInstance());
        Routing.Route route = shards.routing().of(firstKey(versionMin.descriptorId()));
        link.ask(route, request -> request.setRaiseFence(RaiseFenceRequest.newBuilder().setDescriptorId(versionMin
                .descriptorId()).setVersionMin(versionMin.version())));
    }

    /** Fresh timestamps for the floors of new leaders. On the store loop. */
    public ShardServer.TimestampSource timestampSource() {
        return (fetched, failed) -> {
            Promise<Long> next = timestamps.next();
            next.onDone(() -> {
                if (next.error() == null) {
                    fetched.accept(next.value());
                } else {
                    failed.run();
                }
            });
        };
    }

    /** Unique without agreement: an incarnation is 64 random bits drawn at the node's start. */
    private TxnId nextId() {
        return new TxnId(settings.incarnation(), lastTxn.incrementAndGet());
    }

    /** The least key of a table. */
    private static Bytes firstKey(int descriptorId) {
        return new ByteWriter(5).u8(1).u32(descriptorId).take();
    }
}
