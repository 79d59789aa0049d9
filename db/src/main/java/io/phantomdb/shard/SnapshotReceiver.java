package io.phantomdb.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.raft.Role;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.proto.SnapshotAck;
import io.phantomdb.shard.proto.SnapshotChunk;
import io.phantomdb.store.Install;
import java.util.TreeMap;

/**
 * Takes over the states that leaders send. Chunks come in order; a repeated one is answered again, one of an older transfer
 * is refused. The state replaces the shard's at the last chunk, whole or not at all. On the store loop.
 */
final class SnapshotReceiver {
    /** Finds the replica of a shard, and how its state is replaced. */
    interface Replicas {
        Replica of(ShardId shard);

        Install install(Replica replica);
    }

    private static final class Arriving {
        private final long transfer;
        private final Install install;
        private int nextChunk;
        private boolean isBusy;

        private Arriving(long transfer, Install install) {
            this.transfer = transfer;
            this.install = install;
        }
    }

    private final Replicas replicas;
    private final TreeMap<ShardId, Arriving> arriving = new TreeMap<>();

    SnapshotReceiver(Replicas replicas) {
        this.replicas = replicas;
    }

    void received(Bytes body, Exchange.Reply reply) {
        try {
            SnapshotChunk chunk = SnapshotChunk.parseFrom(ProtoBytes.of(body));
            Replica replica = chunk.getGroup() < 1 ? null : replicas.of(new ShardId(chunk.getGroup()));
            boolean isWanted = replica != null && replica.raft().role() != Role.LEADER && chunk.getTerm() >= replica
                    .raft().term() && chunk.getIndex() > replica.store().appliedIndex(replica.shard());
            if (isWanted) {
                take(replica, chunk, reply);
            } else {
                answer(reply, false);
            }
        } catch (InvalidProtocolBufferException malformed) {
            answer(reply, false);
        }
    }

    private void take(Replica replica, SnapshotChunk chunk, Exchange.Reply reply) {
        Arriving now = arriving.get(replica.shard());
        if (chunk.getNumber() == 0 && (now == null || now.transfer != chunk.getTransfer() && !now.isBusy)) {
            if (now != null) {
                replica.reached(ShardProbe.SNAPSHOT_STARTED_OVER);
                now.install.abandon();
            }
            now = new Arriving(chunk.getTransfer(), replicas.install(replica));
            arriving.put(replica.shard(), now);
        }
        boolean isNext = now != null && now.transfer == chunk.getTransfer() && now.nextChunk == chunk.getNumber();
        if (!isNext) {
            boolean isRepeated = now != null && now.transfer == chunk.getTransfer()
                    && chunk.getNumber() < now.nextChunk;
            if (isRepeated) {
                replica.reached(ShardProbe.SNAPSHOT_CHUNK_AGAIN);
            } else {
                answer(reply, false);
            }
        } else if (!now.isBusy) {
            advance(replica, now, chunk, reply);
        }
    }

    private void advance(Replica replica, Arriving now, SnapshotChunk chunk, Exchange.Reply reply) {
        if (chunk.getLast() && !now.install.isComplete()) {
            answer(reply, false);
            return;
        }
        now.isBusy = true;
        if (chunk.getLast()) {
            arriving.remove(replica.shard());
            replica.pauseApplying();
            now.install.finish(applied -> {
                replica.installed(applied);
                answer(reply, true);
            });
            return;
        }
        now.install.chunk(ProtoBytes.of(chunk.getContent()), taken -> {
            now.isBusy = false;
            now.nextChunk++;
            if (!taken) {
                now.install.abandon();
                arriving.remove(replica.shard(), now);
            }
            answer(reply, taken);
        });
    }

    private static void answer(Exchange.Reply reply, boolean accepted) {
        reply.send(ProtoBytes.encode(SnapshotAck.newBuilder().setAccepted(accepted).build()));
    }
}
