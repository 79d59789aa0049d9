package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.base.TxnId;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.shard.proto.GetRequest;
import io.phantomdb.shard.proto.GetResponse;
import io.phantomdb.shard.proto.LockMode;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Only reads, all at one timestamp drawn after its begin, without locks (DESIGN §5 rule 12). Where the first shard it
 * reads and the oracle have one leader, that leader picks the number itself and one quorum round confirms both.
 */
final class SnapshotTransaction implements Transaction {
    private final TxnId id;
    private final ShardLink link;
    private final Timestamps timestamps;
    private final ShardId systemShard;
    /** 0 until the first read. */
    private long timestamp;

    SnapshotTransaction(TxnId id, ShardLink link, Timestamps timestamps, ShardId systemShard) {
        this.id = id;
        this.link = link;
        this.timestamps = timestamps;
        this.systemShard = systemShard;
    }

    @Override
    public TxnId id() {
        return id;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean hasWrites() {
        return false;
    }

    @Override
    public List<Bytes> get(TableVersion table, List<Bytes> keys, Lock lock) {
        if (keys.isEmpty()) {
            return List.of();
        }
        GetRequest.Builder get = GetRequest.newBuilder().setLock(LockMode.LOCK_NONE);
        keys.forEach(key -> get.addKeys(ProtoBytes.of(key)));
        GetResponse response = ask(keys.getFirst(), request -> request.addTables(ShardLink.tableRef(table)).setGet(get
                .setTimestamp(timestamp))).getGet();
        timestamp = response.getTimestamp();
        List<Bytes> values = new ArrayList<>(keys.size());
        for (GetResponse.Found found : response.getFoundList()) {
            values.add(found.getPresent() ? ProtoBytes.of(found.getValue()) : null);
        }
        return values;
    }

    /** Asks the key's shard, with a timestamp if that is needed. */
    private ShardResponse ask(Bytes key, Function<ShardRequest.Builder, ShardRequest.Builder> body) {
        Routing.Route route = link.routing().of(key);
        if (timestamp == 0 && !link.routing().shareALeader(route.shard(), systemShard)) {
            timestamp = link.scope().await(timestamps.next());
        }
        ShardResponse response = link.scope().await(link.send(route, body::apply));
        if (response.hasRefusal() && response.getRefusal().getReason() == Reason.NEEDS_TIMESTAMP) {
            timestamp = link.scope().await(timestamps.next());
            response = link.scope().await(link.send(route, body::apply));
        }
        return ShardLink.accepted(response);
    }

    @Override
    public Scan scan(TableVersion table, Span span, boolean descending, Lock lock, int rowsHint) {
        return new PagedScan(span, descending, rest -> page(table, rest, descending, rowsHint));
    }

    private ScanResponse page(TableVersion table, Span rest, boolean descending, int rowsHint) {
        ScanRequest.Builder scan = ScanRequest.newBuilder().setStart(ProtoBytes.of(rest.start())).setEnd(ProtoBytes.of(
                rest.end())).setDescending(descending).setLock(LockMode.LOCK_NONE).setRowsMax(rowsHint);
        ScanResponse response = ask(rest.start(), request -> request.addTables(ShardLink.tableRef(table)).setScan(scan
                .setTimestamp(timestamp))).getScan();
        timestamp = response.getTimestamp();
        return response;
    }

    @Override
    public void put(TableVersion table, Bytes key, Bytes value) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void delete(TableVersion table, Bytes key) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void deleteRange(TableVersion table, Span span) {
        throw Check.unreachable("a write in a read-only transaction");
    }

    @Override
    public void raiseFence(TableVersion version) {
        throw Check.unreachable("a schema change in a read-only transaction");
    }

    @Override
    public long schemaEpoch() {
        return 0;
    }

    @Override
    public boolean isAtTimestamp() {
        return timestamp != 0;
    }

    @Override
    public boolean hasWritten(Bytes key) {
        return false;
    }

    @Override
    public long mark() {
        return 0;
    }

    @Override
    public void undoTo(long mark) {
        Check.that(mark == 0, "a read-only transaction has nothing to undo");
    }

    @Override
    public String commitToken() {
        return null;
    }

    /** Nothing to do: every answer was confirmed when it came. */
    @Override
    public void commit() {}

    @Override
    public void rollback() {}
}
