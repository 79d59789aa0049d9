package io.phantomdb.store;

import io.phantomdb.base.ShardId;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings what is in memory into runs. The whole memtable becomes one run, and one change of the manifest names the run and
 * says how far each shard's log is in runs now: a crash leaves both or neither. Loop only; the run is written by labour.
 */
final class Flusher {
    private final StoreParts parts;
    private final Runnable flushed;
    /** Who waits for the flush under way, and who for the one after it. */
    private List<Consumer<SortedMap<ShardId, Applied>>> waiting = new ArrayList<>();
    private List<Consumer<SortedMap<ShardId, Applied>>> waitingForNext = new ArrayList<>();
    /** How far the shards were applied when what is flushed last was frozen. */
    private SortedMap<ShardId, Applied> frozenAt = new TreeMap<>();

    /** Runs {@code flushed} whenever a run has been added. */
    Flusher(StoreParts parts, Runnable flushed) {
        this.parts = parts;
        this.flushed = flushed;
    }

    boolean isFull() {
        return parts.contents.isFlushing() && isOverBudget();
    }

    private boolean isOverBudget() {
        return parts.contents.active().bytes() > parts.settings.memtableBytesMax();
    }

    void flushIfOverBudget() {
        if (isOverBudget() && !parts.contents.isFlushing()) {
            start();
        }
    }

    /**
     * Calls back when all that is visible now is in runs, with how far the shards were applied when they were cut off from
     * what came later. In that turn the runs hold exactly that.
     */
    void flush(Consumer<SortedMap<ShardId, Applied>> done) {
        waitingForNext.add(done);
        if (!parts.contents.isFlushing()) {
            start();
        } else {
            parts.reached(StoreProbe.FLUSH_ASKED_FOR_AGAIN);
        }
    }

    private void start() {
        waiting = waitingForNext;
        waitingForNext = new ArrayList<>();
        SortedMap<ShardId, Applied> applied = parts.states.recordable();
        frozenAt = parts.states.applied();
        Memtable memtable = parts.contents.freeze();
        if (memtable.isEmpty()) {
            record(null, applied);
            return;
        }
        RunId id = parts.runs.next(RunId.Queue.FLUSH);
        Disk disk = parts.disk();
        int blockBytes = parts.settings.blockBytes();
        parts.loops().work("store.flush", () -> write(disk, id, blockBytes, memtable), (run, error) -> {
            if (error != null) {
                throw Damage.writing(id.toString(), error);
            }
            record(run, applied);
        });
    }

    private static Run write(Disk disk, RunId id, int blockBytes, Memtable memtable) throws IOException {
        RunBuilder builder = RunBuilder.create(id, blockBytes, disk);
        Versions versions = MemoryVersions.of(memtable);
        while (versions.next()) {
            builder.add(versions.key(), versions.version(), versions.value());
        }
        memtable.tombstones().forEach(builder::add);
        return builder.finish();
    }

    private void record(Run run, SortedMap<ShardId, Applied> applied) {
        RunInfo info = run == null ? null : run.info();
        parts.manifest.edit(before -> before.flushed(info, applied), manifest -> {
            parts.runs.follow(manifest, run);
            parts.contents.thaw();
            if (info != null) {
                if (parts.openSnapshots > 0) {
                    parts.reached(StoreProbe.FLUSH_DURING_SNAPSHOT);
                }
                parts.host.trace().event(StoreEvent.flushed(info));
                flushed.run();
            }
            end();
        });
    }

    private void end() {
        List<Consumer<SortedMap<ShardId, Applied>>> done = waiting;
        SortedMap<ShardId, Applied> flushedTo = frozenAt;
        waiting = new ArrayList<>();
        if (isOverBudget() || !waitingForNext.isEmpty()) {
            start();
        }
        done.forEach(callback -> callback.accept(flushedTo));
        parts.tellDurable();
    }
}
