package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Host;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ordered multi-version store that the shards of a loop share. An owner: everything is called on the store loop, and
 * calls back on it; nothing here blocks. Errors of the disk and damaged blocks are {@link io.phantomdb.base.FatalError}s,
 * thrown on a turn of the loop.
 */
public final class Store {
    private Store() {}

    /** Opens what the disk holds, or an empty store, and hands it over on the loop. */
    public static void open(StoreSettings settings, Host host, Consumer<Store> opened) {
        throw Check.unreachable("not built yet");
    }

    // Changes.

    /**
     * Applies one entry, the next of its shard's log (replayed entries too: applying them over a state that has them
     * already changes nothing). The first entry of a new term voids all parts that are still open. An entry that changes
     * no data is applied with no effects.
     */
    public void apply(ShardId shard, long index, long term, List<Effect> effects) {
        throw Check.unreachable("not built yet");
    }

    /** Applies a configuration entry: like {@link #apply} without effects, and remembers the configuration. */
    public void applyConfiguration(ShardId shard, long index, long term, Bytes configuration) {
        throw Check.unreachable("not built yet");
    }

    /** Forgets all parts of the shard that are still open. */
    public void voidParts(ShardId shard) {
        throw Check.unreachable("not built yet");
    }

    /** What of the shard's log is applied; {@link Applied#NOTHING} for a shard never seen. */
    public Applied applied(ShardId shard) {
        throw Check.unreachable("not built yet");
    }

    public long appliedIndex(ShardId shard) {
        return applied(shard).index();
    }

    /** What of the shard's log a crash cannot take back from the store: the log may be compacted up to here. */
    public Applied durable(ShardId shard) {
        throw Check.unreachable("not built yet");
    }

    /** Called on the loop each time {@link #durable} may have risen. */
    public void onDurable(Runnable listener) {
        throw Check.unreachable("not built yet");
    }

    /**
     * True while flushing does not keep up with applying: apply nothing more, and propose nothing more, until {@link
     * #onDurable} has been called.
     */
    public boolean isFull() {
        throw Check.unreachable("not built yet");
    }

    /** Flushes what is in memory even if it is within its budget, so that {@link #durable} rises. */
    public void flush() {
        throw Check.unreachable("not built yet");
    }

    // Reads.

    /**
     * The newest version of the key at or below {@code versionMax}: a value, a deletion (value null), {@link
     * Version#NONE}, or {@link Version#MISSING}.
     */
    public Version get(Bytes key, long versionMax) {
        throw Check.unreachable("not built yet");
    }

    /** The version of the newest change of the key, deletions too: 0 if there is none, -1 if it is missing. */
    public long newestVersion(Bytes key) {
        return get(key, Long.MAX_VALUE).version();
    }

    /** The rows of the span at {@code versionMax}. */
    public Cursor cursor(Span span, long versionMax, boolean descending) {
        throw Check.unreachable("not built yet");
    }

    /**
     * The keys of the span that changed above {@code versionMin} and at or below {@code versionMax}, ascending, with their
     * newest version there; deletions are shown (value null), a range deletion at each key that it hit and at its start.
     * Blocks without such versions are not read.
     */
    public Cursor changes(Span span, long versionMin, long versionMax) {
        throw Check.unreachable("not built yet");
    }

    /** The value of a shard's own name: absent, a value, or {@link Version#MISSING}. */
    public Version local(ShardId shard, Bytes name) {
        throw Check.unreachable("not built yet");
    }

    /** A shard's own names that start with the prefix, ascending; the cursor's keys are names. */
    public Cursor localCursor(ShardId shard, Bytes prefix) {
        throw Check.unreachable("not built yet");
    }

    /**
     * Reads all blocks that were found missing since the last call, then runs {@code again} on a later turn, in which they
     * are certain to be there; if that misses others and calls this again, all that it has touched stays as well, so that a
     * piece of reading that is repeated until nothing is missing comes to an end, however small the cache.
     */
    public void fetchMissing(Runnable again) {
        throw Check.unreachable("not built yet");
    }

    // Copies.

    /**
     * Starts to read a shard as of its {@link #durable} state: the span's versions and the shard's own names. What it needs
     * is kept until it is closed.
     */
    public Snapshot snapshot(ShardId shard, Span span) {
        throw Check.unreachable("not built yet");
    }

    /** Starts to replace all of a shard by a snapshot of another replica. One at a time; others wait for their turn. */
    public Install install(ShardId shard, Span span) {
        throw Check.unreachable("not built yet");
    }

    /** Folds all versions of the span and the shard's own names into a number that is equal where they are. */
    public void digest(ShardId shard, Span span, Completion<Digest> done) {
        throw Check.unreachable("not built yet");
    }
}
