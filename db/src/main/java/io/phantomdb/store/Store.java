package io.phantomdb.store;

import io.phantomdb.base.Bytes;
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
    private final StoreParts parts;
    private final Merger merger;
    private final Flusher flusher;
    private final Installs installs;

    private Store(StoreParts parts) {
        this.parts = parts;
        this.merger = new Merger(parts);
        this.flusher = new Flusher(parts, merger::mergeIfMany);
        this.installs = new Installs(parts, flusher);
    }

    /**
     * Opens what the disk holds, or an empty store, and hands it over on the loop. The owner is a number of this node alone
     * (0: any): the store of another, put into this one's directory by mistake, is refused.
     */
    public static void open(StoreSettings settings, long owner, Host host, Consumer<Store> opened) {
        host.loops().work("store.open", () -> StoreOpening.read(host.disk(), owner), (found, error) -> {
            if (error != null) {
                throw Damage.of("the store", error);
            }
            host.trace().event(StoreEvent.opened(found.manifest()));
            if (found.hasDropped()) {
                host.trace().reached(StoreProbe.UNNAMED_RUN_DROPPED);
            }
            Store store = new Store(new StoreParts(settings, host, found));
            store.merger.mergeIfMany();
            opened.accept(store);
        });
    }

    // Changes.

    /**
     * Applies one entry, the next of its shard's log (replayed entries too: applying them over a state that has them
     * already changes nothing). The first entry of a new term voids all parts that are still open. An entry that changes
     * no data is applied with no effects.
     */
    public void apply(ShardId shard, long index, long term, List<Effect> effects) {
        parts.states.begin(shard, index, term);
        for (int at = 0; at < effects.size(); at++) {
            apply(shard, index, effects.get(at));
        }
        parts.states.end(shard, new Applied(index, term, parts.states.applied(shard).configuration()));
        flusher.flushIfOverBudget();
    }

    private void apply(ShardId shard, long index, Effect effect) {
        switch (effect) {
            case Effect.Commit commit -> parts.contents.apply(commit.version(), commit.mutations());
            case Effect.Part part -> parts.states.addPart(shard, part);
            case Effect.EndParts end -> {
                PartGroup group = parts.states.endParts(shard, end);
                if (group != null && end.commit()) {
                    parts.contents.attach(group);
                }
            }
            // The log's index as version: the newest counts, and replaying it changes nothing.
            case Effect.SetLocal local ->
                parts.contents.active().putLocal(Keys.local(shard, local.name()), index, local.value());
        }
    }

    /** Applies a configuration entry: like {@link #apply} without effects, and remembers the configuration. */
    public void applyConfiguration(ShardId shard, long index, long term, Bytes configuration) {
        parts.states.begin(shard, index, term);
        parts.states.end(shard, new Applied(index, term, configuration));
    }

    /** Forgets all parts of the shard that are still open. */
    public void voidParts(ShardId shard) {
        if (parts.states.voidParts(shard)) {
            parts.reached(StoreProbe.PARTS_VOIDED);
        }
    }

    /** What of the shard's log is applied; {@link Applied#NOTHING} for a shard never seen. */
    public Applied applied(ShardId shard) {
        return parts.states.applied(shard);
    }

    public long appliedIndex(ShardId shard) {
        return applied(shard).index();
    }

    /** What of the shard's log a crash cannot take back from the store: the log may be compacted up to here. */
    public Applied durable(ShardId shard) {
        return parts.manifest.current().applied(shard);
    }

    /** Called on the loop each time {@link #durable} may have risen. */
    public void onDurable(Runnable listener) {
        parts.durableListeners.add(listener);
    }

    /**
     * True while flushing does not keep up with applying: apply nothing more, and propose nothing more, until {@link
     * #onDurable} has been called.
     */
    public boolean isFull() {
        return flusher.isFull();
    }

    /** Flushes what is in memory even if it is within its budget, so that {@link #durable} rises. */
    public void flush() {
        flusher.flush(flushedTo -> {});
    }

    // Reads.

    /**
     * The newest version of the key at or below {@code versionMax}: a value, a deletion (value null), {@link
     * Version#NONE}, or {@link Version#MISSING}.
     */
    public Version get(Bytes key, long versionMax) {
        Keys.checkUserKey(key);
        return parts.contents.find(key, versionMax);
    }

    /** The version of the newest change of the key, deletions too: 0 if there is none, -1 if it is missing. */
    public long newestVersion(Bytes key) {
        return get(key, Long.MAX_VALUE).version();
    }

    /** The rows of the span at {@code versionMax}. */
    public Cursor cursor(Span span, long versionMax, boolean descending) {
        MergedCursor.View view = new MergedCursor.View(Keys.userPart(span), descending, false, 0);
        return parts.contents.cursor(view, 0, versionMax);
    }

    /**
     * The keys of the span that changed above {@code versionMin} and at or below {@code versionMax}, ascending, with their
     * newest version there; deletions are shown (value null), a range deletion at the first key that it covers in the span
     * whether that key was there or not. Blocks without such versions are not read.
     */
    public Cursor changes(Span span, long versionMin, long versionMax) {
        MergedCursor.View view = new MergedCursor.View(Keys.userPart(span), false, true, 0);
        return parts.contents.cursor(view, versionMin, versionMax);
    }

    /** The value of a shard's own name: absent, a value, or {@link Version#MISSING}. */
    public Version local(ShardId shard, Bytes name) {
        return parts.contents.find(Keys.local(shard, name), Long.MAX_VALUE);
    }

    /** A shard's own names in the span, ascending; the cursor's keys are names. */
    public Cursor localCursor(ShardId shard, Span names) {
        Bytes end = names.end().isEmpty() ? Keys.localSpan(shard).end() : Keys.local(shard, names.end());
        Span span = new Span(Keys.local(shard, names.start()), end);
        return parts.contents.cursor(new MergedCursor.View(span, false, false, Keys.LOCAL_PREFIX_BYTES), 0,
                Long.MAX_VALUE);
    }

    /** A shard's own names that start with the prefix, ascending; the cursor's keys are names. */
    public Cursor localCursor(ShardId shard, Bytes prefix) {
        return localCursor(shard, Span.ofPrefix(prefix));
    }

    /**
     * Reads all blocks that were found missing since the last call, then runs {@code again} on a later turn, in which they
     * are certain to be there; if that misses others and calls this again, all that it has touched stays as well, so that a
     * piece of reading that is repeated until nothing is missing comes to an end, however small the cache.
     */
    public void fetchMissing(Runnable again) {
        parts.blocks.fetchMissing(again);
    }

    // Copies.

    /**
     * Starts to read a shard as of its {@link #durable} state: the span's versions and the shard's own names. What it needs
     * is kept until it is closed.
     */
    public Snapshot snapshot(ShardId shard, Span span) {
        return new SnapshotReader(parts, shard, span);
    }

    /** Starts to replace all of a shard by a snapshot of another replica. Four at a time; others wait for their turn. */
    public Install install(ShardId shard, Span span) {
        return new SnapshotInstall(installs, shard, span);
    }

    /** Folds all versions of the span and the shard's own names into a number that is equal where they are. */
    public void digest(ShardId shard, Span span, Completion<Digest> done) {
        flusher.flush(flushedTo -> {
            long index = flushedTo.getOrDefault(shard, Applied.NOTHING).index();
            List<Run> runs = parts.runs.use();
            parts.loops().work("store.digest", () -> DigestFold.of(shard, span, runs, parts.disk()), (value, error) -> {
                parts.runs.release(runs);
                done.done(error == null ? new Digest(index, value) : null, error);
            });
        });
    }
}
