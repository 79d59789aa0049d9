package io.phantomdb.txn;

import io.phantomdb.base.ByteReader.Malformed;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.shard.ProtoBytes;
import io.phantomdb.shard.Routing;
import io.phantomdb.rows.RowPage;
import io.phantomdb.shard.proto.GetRequest;
import io.phantomdb.shard.proto.GetResponse;
import io.phantomdb.shard.proto.LockMode;
import io.phantomdb.shard.proto.Refusal.Reason;
import io.phantomdb.shard.proto.ScanRequest;
import io.phantomdb.shard.proto.ScanResponse;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.SpanRef;
import io.phantomdb.txn.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads at one timestamp, drawn at the first of them, each answer confirmed (DESIGN §5 rule 12). Where the first shard it
 * reads and the oracle have one leader, that leader picks the number itself and one quorum round confirms both.
 */
final class SnapshotReads {
    /** As many spans as are asked for at once; a page has room for a few hundred of them at most. */
    private static final int PARTS_MAX = 250;

    private final ShardLink link;
    private final Timestamps timestamps;
    private final ShardId systemShard;
    /** 0 until the first read. */
    private long timestamp;

    SnapshotReads(ShardLink link, Timestamps timestamps, ShardId systemShard) {
        this.link = link;
        this.timestamps = timestamps;
        this.systemShard = systemShard;
    }

    /** A snapshot of its own, for another statement. */
    SnapshotReads another() {
        return new SnapshotReads(link, timestamps, systemShard);
    }

    /** 0 if nothing was read yet. */
    long timestamp() {
        return timestamp;
    }

    /** From now on the snapshot is fixed, if it was not before. */
    void fix() {
        if (timestamp == 0) {
            timestamp = link.scope().await(timestamps.next());
        }
    }

    boolean isElsewhere(Bytes key) {
        return link.isElsewhere(key);
    }

    /** The values at these keys, in their order; null where there is none. */
    List<Bytes> get(TableVersion table, List<Bytes> keys) {
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
            values.add(LockingTransaction.valueOf(found));
        }
        return values;
    }

    /** Asks the key's shard, with a timestamp if that is needed. */
    private ShardResponse ask(Bytes key, Function<ShardRequest.Builder, ShardRequest.Builder> body) {
        Routing.Route route = link.routing().of(key);
        if (timestamp == 0 && !link.routing().shareALeader(route.shard(), systemShard)) {
            fix();
        }
        ShardResponse response = link.scope().await(link.send(route, body::apply));
        if (response.hasRefusal() && response.getRefusal().getReason() == Reason.NEEDS_TIMESTAMP) {
            fix();
            response = link.scope().await(link.send(route, body::apply));
        }
        return ShardLink.accepted(response);
    }

    Scan scan(TableVersion table, Span span, boolean descending, Transaction.PageWish wish) {
        PageRequests requests = new PageRequests(descending, wish);
        return new PagedScan(span, descending, rest -> page(table, rest.start(), requests.next(rest).setLock(
                LockMode.LOCK_NONE)));
    }

    /** The rows of each of these spans, which are in order and apart. */
    List<RowPage> scanEach(TableVersion table, List<Span> spans) {
        List<RowPage> pages = new ArrayList<>(spans.size());
        while (pages.size() < spans.size()) {
            List<Span> rest = spans.subList(pages.size(), spans.size());
            int before = pages.size();
            addParts(partsPage(table, rest.subList(0, Math.min(PARTS_MAX, rest.size()))), pages);
            if (pages.size() == before) {
                pages.add(RowPage.whole(scan(table, rest.getFirst(), false, Transaction.PageWish.NONE)::nextRows));
            }
        }
        return pages;
    }

    private static void addParts(ScanResponse response, List<RowPage> pages) {
        RowPage all = RowPage.of(ProtoBytes.of(response.getPackedRows()), response.getRows());
        int from = 0;
        for (int rows : response.getPartRowsList()) {
            if (rows < 0 || rows > all.rows() - from) {
                throw new Malformed("a page with fewer rows than its parts");
            }
            pages.add(all.part(from, from + rows));
            from += rows;
        }
    }

    private ScanResponse partsPage(TableVersion table, List<Span> spans) {
        ScanRequest.Builder scan = ScanRequest.newBuilder().setStart(ProtoBytes.of(spans.getFirst().start())).setEnd(
                ProtoBytes.of(spans.getLast().end())).setLock(LockMode.LOCK_NONE);
        for (Span span : spans) {
            scan.addParts(SpanRef.newBuilder().setStart(ProtoBytes.of(span.start())).setEnd(ProtoBytes.of(span.end())));
        }
        return page(table, spans.getFirst().start(), scan);
    }

    private ScanResponse page(TableVersion table, Bytes start, ScanRequest.Builder scan) {
        ScanResponse response = ask(start, request -> request.addTables(ShardLink.tableRef(table)).setScan(scan
                .setTimestamp(timestamp))).getScan();
        timestamp = response.getTimestamp();
        return response;
    }
}
