package io.phantomdb.txn;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.host.Scope;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.ShardServer;
import io.phantomdb.shard.proto.RaiseFenceRequest;
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
     * Which shard holds the oracle, who coordinates in which life, how much a transaction may buffer, and above what size
     * its writes travel in parts.
     */
    public record Settings(ShardId systemShard, NodeId node, long incarnation, long bufferBytesMax, int partBytesMax) {}

    public Coordinator(Host host, Settings settings, ShardClient shards, OpenTransactions open) {
        this.host = host;
        this.settings = settings;
        this.shards = shards;
        this.open = open;
        this.timestamps = new Timestamps(host, shards, settings.systemShard());
    }

    @Override
    public Transaction begin(Scope scope, boolean readOnly) {
        TxnId id = nextId();
        TxnRef ref = TxnRef.newBuilder().setHigh(id.high()).setLow(id.low()).setNode(settings.node().number())
                .setIncarnation(settings.incarnation()).setBeganMicros(host.clock().wallMicros()).build();
        ShardLink link = new ShardLink(host, scope, shards, open, id, ref);
        return readOnly
                ? new SnapshotTransaction(id, link, timestamps, settings.systemShard())
                : new LockingTransaction(id, scope, link, timestamps, settings);
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
