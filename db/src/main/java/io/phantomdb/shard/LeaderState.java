package io.phantomdb.shard;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.store.Cursor;
import io.phantomdb.store.Store;
import io.phantomdb.store.Version;
import java.util.function.Consumer;

/**
 * What a new leader reads of its shard's own state before it serves: fences, the oracle's ceiling, up to where outcomes
 * may be gone, and whether the shard has been founded at all.
 */
record LeaderState(boolean isFounded, long ceiling, long collectedUpTo, Fences fences) {
    /** Reads it, fetching blocks as often as it takes; told on this or a later turn. */
    static void load(Store store, ShardId shard, Consumer<LeaderState> loaded) {
        Version descriptor = store.local(shard, LocalState.DESCRIPTOR);
        Version ceiling = store.local(shard, LocalState.CEILING);
        Version collected = store.local(shard, LocalState.COLLECTED_UP_TO);
        Fences fences = new Fences();
        boolean allHere = !descriptor.isMissing() && !ceiling.isMissing() && !collected.isMissing();
        allHere &= readFences(store, shard, fences);
        if (!allHere) {
            store.fetchMissing(() -> load(store, shard, loaded));
            return;
        }
        loaded.accept(new LeaderState(!descriptor.isAbsent(), LocalState.number(ceiling.value()), LocalState.number(
                collected.value()), fences));
    }

    private static boolean readFences(Store store, ShardId shard, Fences fences) {
        Cursor cursor = store.localCursor(shard, LocalState.FENCES);
        Cursor.Step step = cursor.next();
        while (step == Cursor.Step.ROW) {
            Bytes name = cursor.key();
            fences.raise(LocalState.fencedDescriptor(name), (int) LocalState.number(cursor.value()));
            step = cursor.next();
        }
        return step == Cursor.Step.END;
    }
}
