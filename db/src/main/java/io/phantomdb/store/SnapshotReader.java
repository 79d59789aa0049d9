package io.phantomdb.store;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.FatalError;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads a shard out of the runs of one manifest. The runs are held until it is closed; chunks are made by labour. */
final class SnapshotReader implements Snapshot {
    private final StoreParts parts;
    private final ShardId shard;
    private final Span span;
    private final Applied applied;
    private final List<Run> runs;
    private final Iterator<RangeTombstone> tombstones;
    private final Versions versions;
    private final int chunkBytes;
    private int number;
    private boolean isDone;
    private boolean isBusy;
    private boolean isClosed;

    SnapshotReader(StoreParts parts, ShardId shard, Span span) {
        this.parts = parts;
        this.shard = shard;
        this.span = Keys.userPart(span);
        this.applied = parts.manifest.current().applied(shard);
        this.runs = parts.runs.use();
        parts.openSnapshots++;
        this.tombstones = ShardVersions.tombstones(this.span, runs).iterator();
        this.versions = new ShardVersions(shard, this.span, runs, parts.disk());
        this.chunkBytes = parts.settings.snapshotChunkBytes();
    }

    @Override
    public Applied applied() {
        return applied;
    }

    @Override
    public void next(Consumer<Bytes> chunk) {
        Check.that(!isBusy && !isClosed, "one chunk of a snapshot is read at a time, before it is closed");
        if (isDone) {
            parts.loops().store().post(() -> chunk.accept(null));
            return;
        }
        isBusy = true;
        parts.loops().work("store.snapshot", this::read, (bytes, error) -> {
            if (error != null) {
                throw error instanceof FatalError fatal ? fatal : Damage.of("a run", error);
            }
            isBusy = false;
            if (isClosed) {
                parts.runs.release(runs);
            } else {
                chunk.accept(bytes);
            }
        });
    }

    private Bytes read() throws IOException {
        ByteWriter writer = ChunkCodec.begin(chunkBytes + chunkBytes / 8,
                new ChunkCodec.Head(shard, applied.index(), number, false));
        if (number == 0) {
            ChunkCodec.writeStart(writer, new ChunkCodec.Start(applied, span));
        }
        number++;
        Bytes before = Bytes.EMPTY;
        while (writer.length() < chunkBytes && !isDone) {
            if (tombstones.hasNext()) {
                RangeTombstone tombstone = tombstones.next();
                writer.u8(ChunkCodec.TOMBSTONE).sized(tombstone.span().start()).sized(tombstone.span().end())
                        .u64(tombstone.version());
            } else if (versions.next()) {
                before = write(writer, before);
            } else {
                isDone = true;
            }
        }
        return ChunkCodec.end(writer, isDone);
    }

    private Bytes write(ByteWriter writer, Bytes before) {
        Bytes key = versions.key();
        Bytes value = versions.value();
        int shared = Block.shared(before, key);
        writer.u8(ChunkCodec.VERSION).varint(shared).sized(key.slice(shared, key.length())).u64(versions.version())
                .varint(value == null ? 0 : value.length() + 1L);
        if (value != null) {
            writer.raw(value);
        }
        return key;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        parts.openSnapshots--;
        if (!isBusy) {
            parts.runs.release(runs);
        }
    }
}
