package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes a snapshot over into a run of its own. At the end one change of the manifest names the run, says of every older
 * run that what it has of the shard does not count any more, and moves the shard's index.
 */
final class SnapshotInstall implements Install {
    private final Installs installs;
    private final StoreParts parts;
    private final ShardId shard;
    private final Span span;
    private final int blockBytes;
    private RunId id;
    /** Waits until it is this install's turn to write. */
    private Runnable waiting;
    private boolean isBusy;
    private boolean isOver;

    // Touched by labour only, one piece after the other.
    private RunBuilder builder;
    private ChunkCodec.Start start;
    private int expected;
    private boolean isComplete;

    SnapshotInstall(Installs installs, ShardId shard, Span span) {
        this.installs = installs;
        this.parts = installs.parts();
        this.shard = shard;
        this.span = Keys.userPart(span);
        this.blockBytes = parts.settings.blockBytes();
        installs.enter(this);
    }

    void yourTurn(RunId newRun) {
        id = newRun;
        Runnable next = waiting;
        waiting = null;
        if (next != null) {
            next.run();
        }
    }

    @Override
    public void chunk(Bytes chunk, Consumer<Boolean> taken) {
        Check.that(!isBusy && !isOver, "one chunk of a snapshot is taken at a time, before its end");
        isBusy = true;
        Runnable work = () -> parts.loops().work("store.install", () -> take(chunk), (isGood, error) -> {
            if (error != null) {
                throw Damage.writing(id.toString(), error);
            }
            isBusy = false;
            if (isOver) {
                drop();
            } else {
                if (!isGood) {
                    parts.reached(StoreProbe.SNAPSHOT_CHUNK_REFUSED);
                }
                taken.accept(isGood);
            }
        });
        if (id == null) {
            parts.reached(StoreProbe.SNAPSHOT_WAITED_ITS_TURN);
            waiting = work;
        } else {
            work.run();
        }
    }

    private boolean take(Bytes chunk) throws IOException {
        try {
            ByteReader reader = ChunkCodec.open(chunk);
            ChunkCodec.Head head = ChunkCodec.readHead(reader);
            if (!head.shard().equals(shard) || head.number() != expected || isComplete
                    || start != null && head.index() != start.applied().index()) {
                return false;
            }
            if (expected == 0) {
                start = ChunkCodec.readStart(reader, head.index());
                if (!start.span().equals(span)) {
                    return false;
                }
                builder = RunBuilder.create(id, blockBytes, parts.disk());
            }
            takeVersions(reader);
            expected++;
            isComplete = head.isLast();
            return true;
        } catch (ByteReader.Malformed malformed) {
            return false;
        }
    }

    private void takeVersions(ByteReader reader) throws IOException {
        Bytes key = Bytes.EMPTY;
        while (reader.remaining() > 0) {
            int kind = reader.u8();
            switch (kind) {
                case ChunkCodec.VERSION -> {
                    key = prefix(key, reader.size()).concat(reader.sized());
                    long version = reader.u64();
                    int length = reader.size() - 1;
                    if (!builder.isNext(key, version)) {
                        throw new ByteReader.Malformed("versions of a snapshot are out of order");
                    }
                    builder.add(key, version, length < 0 ? null : reader.raw(length));
                }
                case ChunkCodec.TOMBSTONE ->
                    builder.add(new RangeTombstone(ChunkCodec.readSpan(reader), reader.u64()));
                default -> throw new ByteReader.Malformed("a snapshot with a piece of the unknown kind " + kind);
            }
        }
    }

    private static Bytes prefix(Bytes key, int length) {
        if (length > key.length()) {
            throw new ByteReader.Malformed("a key shares more than there is");
        }
        return key.slice(0, length);
    }

    @Override
    public boolean isComplete() {
        return isComplete;
    }

    @Override
    public void finish(Consumer<Applied> done) {
        Check.that(!isBusy && !isOver && isComplete, "a snapshot is finished after its last chunk, once");
        isOver = true;
        parts.loops().work("store.install", () -> builder.finish(), (run, error) -> {
            if (error != null) {
                throw Damage.writing(id.toString(), error);
            }
            installs.flusher().flush(flushedTo -> record(run, done));
        });
    }

    /** All older content of the shard is in runs now, and no more comes, so that excluding it from them excludes all. */
    private void record(Run run, Consumer<Applied> done) {
        Applied applied = start.applied();
        List<Span> spans = List.of(Keys.localSpan(shard), span);
        parts.manifest.edit(before -> before.installed(shard, applied, spans, run.info()), manifest -> {
            parts.runs.follow(manifest, run);
            parts.states.install(shard, applied);
            parts.contents.collectRanges();
            dropVoid();
            installs.leave(this, id);
            parts.host.trace().event(StoreEvent.installed(shard, applied, run.info()));
            done.accept(applied);
            parts.tellDurable();
        });
    }

    private void dropVoid() {
        List<RunId> gone = new ArrayList<>();
        for (Run run : parts.runs.live()) {
            if (run.isVoid()) {
                gone.add(run.id());
            }
        }
        if (!gone.isEmpty()) {
            parts.reached(StoreProbe.RUN_REPLACED_WHOLE);
            parts.manifest.edit(before -> before.without(gone), manifest -> parts.runs.follow(manifest, null));
        }
    }

    @Override
    public void abandon() {
        if (isOver) {
            return;
        }
        isOver = true;
        parts.reached(StoreProbe.SNAPSHOT_ABANDONED);
        if (waiting != null) {
            waiting = null;
            isBusy = false;
        }
        if (!isBusy) {
            drop();
        }
    }

    private void drop() {
        if (builder == null) {
            installs.leave(this, id);
            return;
        }
        parts.loops().work("store.install", () -> {
            builder.abandon();
            return null;
        }, (nothing, error) -> {
            if (error != null) {
                throw Damage.writing(id.toString(), error);
            }
            installs.leave(this, id);
        });
    }
}
