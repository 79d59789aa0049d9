package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a run from versions in order (key ascending, version descending). Blocking; used by one labour at a time. Keys
 * and values are kept until their block is full.
 */
final class RunBuilder {
    private static final int CELL_BYTES_GUESSED = 12;

    private final RunId id;
    private final int blockBytes;
    private final Disk.RunWriter writer;
    private final List<Block.Cell> cells = new ArrayList<>();
    private final List<RunIndex.BlockEntry> blocks = new ArrayList<>();
    private final List<RangeTombstone> tombstones = new ArrayList<>();
    private long[] hashes = new long[256];
    private int keys;
    private int pendingBytes;
    private Bytes lastKey = Bytes.EMPTY;
    private Bytes lastKeyOfBlock;
    private long lastVersion;
    private long newestUser;
    private long newestLocal;
    private long cellCount;
    private long bytes;

    private RunBuilder(RunId id, int blockBytes, Disk.RunWriter writer) {
        this.id = id;
        this.blockBytes = blockBytes;
        this.writer = writer;
    }

    static RunBuilder create(RunId id, int blockBytes, Disk disk) throws IOException {
        return new RunBuilder(id, blockBytes, disk.runs(id.queue().queueName()).create(id.number()));
    }

    void add(Bytes key, long version, Bytes value) throws IOException {
        Check.that(isNext(key, version), "versions of a run are out of order");
        if (cellCount == 0 || !key.equals(lastKey)) {
            addHash(ByteHash.of(key));
        }
        if (Keys.isLocal(key)) {
            newestLocal = Math.max(newestLocal, version);
        } else {
            newestUser = Math.max(newestUser, version);
        }
        cells.add(new Block.Cell(key, version, value));
        pendingBytes += CELL_BYTES_GUESSED + key.length() - Block.shared(lastKey, key)
                + (value == null ? 0 : value.length());
        lastKey = key;
        lastVersion = version;
        cellCount++;
        if (pendingBytes >= blockBytes) {
            writeBlock();
        }
    }

    /** True if this comes after all that was added. */
    boolean isNext(Bytes key, long version) {
        int order = cellCount == 0 ? 1 : key.compareTo(lastKey);
        return order > 0 || order == 0 && version < lastVersion;
    }

    void add(RangeTombstone tombstone) {
        if (!tombstones.contains(tombstone)) {
            tombstones.add(tombstone);
        }
    }

    private void addHash(long hash) {
        if (keys == hashes.length) {
            hashes = Arrays.copyOf(hashes, keys * 2);
        }
        hashes[keys++] = hash;
    }

    private void writeBlock() throws IOException {
        Block.Cell first = cells.getFirst();
        long newest = 0;
        for (Block.Cell cell : cells) {
            newest = Math.max(newest, cell.version());
        }
        Bytes piece = Block.encode(id, blocks.size(), cells, pendingBytes + pendingBytes / 4);
        long offset = writer.append(piece);
        Bytes firstKey = Bytes.wrap(first.key().toArray());
        boolean isContinued = firstKey.equals(lastKeyOfBlock);
        blocks.add(new RunIndex.BlockEntry(firstKey, first.version(), isContinued, newest, offset, piece.length(),
                Sealed.checksum(piece)));
        lastKeyOfBlock = lastKey;
        bytes += piece.length();
        cells.clear();
        pendingBytes = 0;
    }

    /** Bytes written so far. */
    long bytes() {
        return bytes;
    }

    /** Durable when it returns. */
    Run finish() throws IOException {
        if (!cells.isEmpty()) {
            writeBlock();
        }
        RunIndex index = new RunIndex(List.copyOf(blocks), Bytes.wrap(lastKey.toArray()), newestUser, newestLocal,
                cellCount, tombstones, BloomFilter.of(hashes, keys));
        Bytes piece = index.encode(id);
        long offset = writer.append(piece);
        writer.finish();
        RunInfo info = new RunInfo(id, blocks.size(), offset, piece.length(), Sealed.checksum(piece),
                bytes + piece.length(), List.of());
        return Run.of(info, index);
    }

    void abandon() throws IOException {
        writer.abandon();
    }
}
