package io.phantomdb.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.Span;
import io.phantomdb.host.Host;
import io.phantomdb.raft.Event;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.SnapshotAck;
import io.phantomdb.shard.proto.SnapshotChunk;
import io.phantomdb.store.Snapshot;
import io.phantomdb.store.Store;
import java.util.TreeMap;

/**
 * Brings followers a state whose log is gone: chunk after chunk on the bulk link, each acknowledged before the next. One
 * transfer a follower; any failure ends it, and the leader's next probe begins another. On the store loop.
 */
final class SnapshotSender {
    private static final long ANSWER_NANOS = 10_000_000_000L;

    private final Host host;
    private final Exchange exchange;
    private final Store store;
    private final Span span;
    private final TreeMap<NodeId, Transfer> transfers = new TreeMap<>();
    private long lastTransfer;

    SnapshotSender(Host host, Exchange exchange, Store store, Span span) {
        this.host = host;
        this.exchange = exchange;
        this.store = store;
        this.span = span;
        this.lastTransfer = exchange.identity().incarnation();
    }

    private final class Transfer {
        private final Replica replica;
        private final NodeId to;
        private final long number = ++lastTransfer;
        private final Snapshot snapshot;
        private int chunks;
        private boolean isOver;

        private Transfer(Replica replica, NodeId to) {
            this.replica = replica;
            this.to = to;
            this.snapshot = store.snapshot(replica.shard(), span);
        }

        private void next() {
            snapshot.next(chunk -> {
                if (!isOver) {
                    send(chunk);
                }
            });
        }

        private void send(Bytes chunk) {
            SnapshotChunk.Builder message = SnapshotChunk.newBuilder().setGroup((int) replica.shard().number())
                    .setTransfer(number).setNumber(chunks++).setLast(chunk == null).setTerm(replica.raft().term())
                    .setIndex(snapshot.applied().index());
            if (chunk != null) {
                message.setContent(ProtoBytes.of(chunk));
            }
            exchange.ask(to, Service.SNAPSHOT, ProtoBytes.encode(message.build()), ANSWER_NANOS, (body,
                    error) -> answered(chunk == null, body));
        }

        private void answered(boolean wasLast, Bytes bodyOrNull) {
            if (isOver) {
                return;
            }
            if (!isAccepted(bodyOrNull)) {
                end(false);
            } else if (wasLast) {
                end(true);
            } else {
                next();
            }
        }

        private void end(boolean accepted) {
            isOver = true;
            transfers.remove(to);
            long index = snapshot.applied().index();
            snapshot.close();
            replica.step(new Event.SnapshotSent(to.number(), index, accepted));
        }
    }

    private static boolean isAccepted(Bytes bodyOrNull) {
        try {
            return bodyOrNull != null && SnapshotAck.parseFrom(ProtoBytes.of(bodyOrNull)).getAccepted();
        } catch (InvalidProtocolBufferException malformed) {
            return false;
        }
    }

    void send(Replica replica, NodeId to) {
        if (!transfers.containsKey(to)) {
            Transfer transfer = new Transfer(replica, to);
            transfers.put(to, transfer);
            transfer.next();
        }
    }

    /** The term is over. */
    void stop() {
        for (Transfer transfer : transfers.values()) {
            transfer.isOver = true;
            transfer.snapshot.close();
        }
        transfers.clear();
    }
}
