package io.phantomdb.txn;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.ShardId;
import io.phantomdb.host.Host;
import io.phantomdb.host.Promise;
import io.phantomdb.shard.ShardClient;
import io.phantomdb.shard.proto.ShardRequest;
import io.phantomdb.shard.proto.ShardResponse;
import io.phantomdb.shard.proto.TimestampsRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches numbers from the oracle for all transactions of this node. Those who ask while a request is under way share the
 * next one, so a busy node costs the oracle one message a round trip (DESIGN §5 rule 1).
 */
final class Timestamps {
    private static final long TIMEOUT_NANOS = 10_000_000_000L;

    private final Host host;
    private final ShardClient shards;
    private final ShardId systemShard;
    private final long generation;
    private List<Promise<Long>> waiting = new ArrayList<>();
    private boolean isAsking;

    Timestamps(Host host, ShardClient shards, ShardId systemShard) {
        this.host = host;
        this.shards = shards;
        this.systemShard = systemShard;
        this.generation = shards.routing().of(systemShard).generation();
    }

    /** A number that the oracle picks after this call. Any thread. */
    Promise<Long> next() {
        Promise<Long> promise = new Promise<>();
        if (host.loops().store().isHere()) {
            enqueue(promise);
        } else {
            host.loops().store().post(() -> enqueue(promise));
        }
        return promise;
    }

    private void enqueue(Promise<Long> promise) {
        waiting.add(promise);
        if (!isAsking) {
            ask();
        }
    }

    private void ask() {
        isAsking = true;
        List<Promise<Long>> served = waiting;
        waiting = new ArrayList<>();
        ShardRequest request = ShardRequest.newBuilder().setShard((int) systemShard.number()).setGeneration(generation)
                .setTimestamps(TimestampsRequest.newBuilder().setCount(served.size())).build();
        Promise<ShardResponse> answer = shards.ask(request, TIMEOUT_NANOS);
        answer.onDone(() -> serve(served, answer.value()));
    }

    private void serve(List<Promise<Long>> served, ShardResponse response) {
        isAsking = false;
        if (!waiting.isEmpty()) {
            ask();
        }
        long next = response.getTimestamps().getFirst();
        for (Promise<Long> promise : served) {
            if (response.hasTimestamps()) {
                promise.keep(next++);
            } else {
                promise.fail(new RetryError("no timestamp could be fetched: " + response.getRefusal().getMessage()));
            }
        }
    }
}
