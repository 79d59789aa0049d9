package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a run stays in memory while it lives: where its blocks are and begin, which keys it cannot have, its range
 * tombstones. Written as the run's last piece. Immutable.
 */
final class RunIndex {
    private static final int ENTRY_BYTES_GUESSED = 32;

    /**
     * Where a block is, its first cell, its newest version, whether the block before it ends with the same key, and the
     * checksum it begins with (0: not known): a sound block of another store's run is none of this one.
     */
    record BlockEntry(Bytes firstKey, long firstVersion, boolean isContinued, long newest, long offset, int length,
            int checksum) {}

    private final List<BlockEntry> blocks;
    private final Bytes lastKey;
    private final long newestUser;
    private final long newestLocal;
    private final long cells;
    private final List<RangeTombstone> tombstones;
    private final BloomFilter bloom;

    RunIndex(List<BlockEntry> blocks, Bytes lastKey, long newestUser, long newestLocal, long cells,
            List<RangeTombstone> tombstones, BloomFilter bloom) {
        this.blocks = blocks;
        this.lastKey = lastKey;
        this.newestUser = newestUser;
        this.newestLocal = newestLocal;
        this.cells = cells;
        this.tombstones = List.copyOf(tombstones);
        this.bloom = bloom;
    }

    int blockCount() {
        return blocks.size();
    }

    BlockEntry block(int ordinal) {
        return blocks.get(ordinal);
    }

    long cells() {
        return cells;
    }

    List<RangeTombstone> tombstones() {
        return tombstones;
    }

    /** No version of such a key in the run is above this. */
    long newest(boolean isLocal) {
        return isLocal ? newestLocal : newestUser;
    }

    boolean mayContain(Bytes key, long hash) {
        return bloom.mayContain(hash) && key.compareTo(lastKey) <= 0;
    }

    /** True if some key of the run may lie in the span. */
    boolean reaches(Span span) {
        return !blocks.isEmpty() && lastKey.compareTo(span.start()) >= 0
                && (span.end().isEmpty() || blocks.getFirst().firstKey().compareTo(span.end()) < 0);
    }

    /** From the first to the last key. */
    boolean liesWithin(Span span) {
        return blocks.isEmpty() || span.contains(blocks.getFirst().firstKey()) && span.contains(lastKey);
    }

    /** The last block that begins at or before this key at this version; -1 if all begin after it. */
    int find(Bytes key, long version) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = low + high >>> 1;
            BlockEntry entry = blocks.get(middle);
            int order = entry.firstKey.compareTo(key);
            if (order < 0 || order == 0 && entry.firstVersion >= version) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The block in which the first cell at or after this key at this version is, if the key has such a one. */
    int seek(Bytes key, long version) {
        int at = find(key, version);
        int next = at + 1;
        boolean isFirstOfNext = next < blocks.size() && !blocks.get(next).isContinued
                && blocks.get(next).firstKey.equals(key);
        return isFirstOfNext ? next : Math.max(0, at);
    }

    Bytes encode(RunId run) {
        ByteWriter writer = Sealed.begin(ENTRY_BYTES_GUESSED * blocks.size() + 1024, Sealed.FOOTER, run, blocks.size());
        writer.varint(blocks.size());
        Bytes before = Bytes.EMPTY;
        for (BlockEntry block : blocks) {
            int shared = Block.shared(before, block.firstKey);
            writer.varint(shared).sized(block.firstKey.slice(shared, block.firstKey.length()))
                    .u64(block.firstVersion).u8(block.isContinued ? 1 : 0).u64(block.newest).varint(block.offset)
                    .varint(block.length).u32(block.checksum);
            before = block.firstKey;
        }
        writer.sized(lastKey).u64(newestUser).u64(newestLocal).varint(cells);
        RangeTombstone.writeAll(writer, tombstones);
        bloom.write(writer);
        return Sealed.end(writer);
    }

    /** Throws {@link ByteReader.Malformed} if this is not the index of that run with so many blocks. */
    static RunIndex decode(Bytes piece, RunId run, int blockCount) {
        try {
            return decoded(piece, run, blockCount);
        } catch (Check.Broken senseless) {
            throw new ByteReader.Malformed(senseless.getMessage());
        }
    }

    private static RunIndex decoded(Bytes piece, RunId run, int blockCount) {
        ByteReader reader = Sealed.open(piece, Sealed.FOOTER, run, blockCount);
        boolean hasChecksums = Sealed.formatOf(piece) > 1;
        int count = reader.size();
        List<BlockEntry> blocks = new ArrayList<>(count);
        Bytes before = Bytes.EMPTY;
        for (int ordinal = 0; ordinal < count; ordinal++) {
            Bytes shared = before.slice(0, reader.size());
            before = shared.concat(reader.sized());
            blocks.add(new BlockEntry(before, reader.u64(), reader.u8() == 1, reader.u64(), reader.varint(),
                    (int) reader.varint(), hasChecksums ? reader.u32() : 0));
        }
        Bytes lastKey = Bytes.wrap(reader.sized().toArray());
        RunIndex index = new RunIndex(blocks, lastKey, reader.u64(), reader.u64(), reader.varint(),
                RangeTombstone.readAll(reader), BloomFilter.read(reader));
        reader.end();
        return index;
    }
}
