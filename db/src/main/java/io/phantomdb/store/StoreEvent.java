package io.phantomdb.store;

import io.phantomdb.base.ShardId;
import io.phantomdb.host.Trace;

/** Something the store has done in the background. */
record StoreEvent(String kind, String text) implements Trace.Event {
    static StoreEvent opened(Manifest manifest) {
        return new StoreEvent("store.opened",
                manifest.runs().size() + " runs, " + manifest.shards().size() + " shards");
    }

    static StoreEvent flushed(RunInfo run) {
        return new StoreEvent("store.flushed", run.id() + " of " + run.bytes() + " bytes");
    }

    static StoreEvent merged(int inputs, RunInfo output) {
        return new StoreEvent("store.merged",
                inputs + " runs into " + output.id() + " of " + output.bytes() + " bytes");
    }

    static StoreEvent installed(ShardId shard, Applied applied, RunInfo run) {
        return new StoreEvent("store.installed", shard + " at " + applied.index() + " from " + run.bytes() + " bytes");
    }
}
