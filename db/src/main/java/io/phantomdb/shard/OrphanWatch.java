package io.phantomdb.shard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.NodeId;
import io.phantomdb.base.TxnId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.shard.peer.Exchange;
import io.phantomdb.shard.peer.Service;
import io.phantomdb.shard.proto.StatusRequest;
import io.phantomdb.shard.proto.StatusResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds locks and parts whose transaction is over or whose coordinator is gone. Whoever stands in others' way for a while
 * is asked after at its coordinator; "not open", or no answer three times, and it is released. Safety never depends on a
 * lock, so a mistake costs a retry. Readers that are open but idle have to let writers pass. On the store loop, for one
 * leadership.
 */
final class OrphanWatch {
    private static final long EVERY_NANOS = 300_000_000L;
    private static final long ANSWER_NANOS = 500_000_000L;
    private static final int SILENCES_MAX = 3;
    /** So many looks long a reader may be idle while a writer waits for it. */
    private static final int IDLE_LOOKS = 3;

    private final Host host;
    private final Exchange exchange;
    private final NodeId self;
    private final ShardServer.TxnDirectory here;
    private final Leadership leadership;
    private final Lookup<TxnId, Integer> silences = new Lookup<>();
    private Loop.Timer timer;

    OrphanWatch(Host host, Exchange exchange, NodeId self, ShardServer.TxnDirectory here, Leadership leadership) {
        this.host = host;
        this.exchange = exchange;
        this.self = self;
        this.here = here;
        this.leadership = leadership;
        arm();
    }

    private void arm() {
        timer = host.loops().store().at(host.clock().nanos() + EVERY_NANOS, this::look);
    }

    void stop() {
        timer.cancel();
    }

    private void look() {
        leadership.locks().yieldIdle(IDLE_LOOKS, leadership.term().appliedIndex());
        List<LockOwner> suspects = new ArrayList<>(leadership.locks().blockers());
        suspects.addAll(leadership.commits().openGroups());
        if (suspects.isEmpty()) {
            silences.clear();
        }
        for (LockOwner suspect : suspects) {
            ask(suspect);
        }
        arm();
    }

    private void ask(LockOwner suspect) {
        if (suspect.node() == self.number()) {
            boolean isThisLife = suspect.incarnation() == exchange.identity().incarnation();
            told(suspect, isThisLife && here.isOpen(suspect.txn()));
            return;
        }
        StatusRequest request = StatusRequest.newBuilder().setHigh(suspect.txn().high()).setLow(suspect.txn().low())
                .build();
        exchange.ask(new NodeId(suspect.node()), Service.STATUS, ProtoBytes.encode(request), ANSWER_NANOS, (body,
                error) -> {
            if (error != null) {
                silent(suspect);
            } else {
                parsed(suspect, body);
            }
        });
    }

    private void parsed(LockOwner suspect, Bytes body) {
        try {
            told(suspect, StatusResponse.parseFrom(ProtoBytes.of(body)).getOpen());
        } catch (InvalidProtocolBufferException malformed) {
            silent(suspect);
        }
    }

    private void told(LockOwner suspect, boolean isOpen) {
        silences.remove(suspect.txn());
        if (!isOpen) {
            leadership.reached(ShardProbe.ORPHAN_RELEASED);
            release(suspect);
        }
    }

    private void silent(LockOwner suspect) {
        Integer before = silences.get(suspect.txn());
        int count = before == null ? 1 : before + 1;
        silences.put(suspect.txn(), count);
        if (count >= SILENCES_MAX) {
            silences.remove(suspect.txn());
            leadership.reached(ShardProbe.SILENT_OWNER_RELEASED);
            release(suspect);
        }
    }

    private void release(LockOwner suspect) {
        if (!leadership.isOver()) {
            leadership.commits().voidPartsOf(suspect.txn());
            leadership.locks().release(suspect.txn());
        }
    }
}
