package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import java.util.Arrays;
import java.util.List;

/**
 * Versions of keys in order (key ascending, version descending), decoded so that any of them is found by halving. The
 * encoded form shares prefixes of keys and counts versions down from the newest one in the block:
 *
 * <pre>
 *   count   newest version (8 bytes)
 *   { bytes shared with the key before · bytes of its own · they ·
 *     newest version - version · 0 = deleted or length of the value + 1 · value }…
 * </pre>
 *
 * Immutable. Values and keys that are handed out are views.
 */
final class Block {
    /** One version of a key on its way into a block; a null value is a deletion. */
    record Cell(Bytes key, long version, Bytes value) {}

    private static final int DELETED = -1;
    private static final int ARRAYS_BYTES_PER_CELL = 24;
    /** Keys that share all but their ends take more room apart than together, but not that much. */
    private static final int KEY_BYTES_MAX = 64 << 20;

    private final Bytes raw;
    private final byte[] keys;
    private final int[] keyStarts;
    private final int[] keyEnds;
    private final long[] versions;
    private final int[] valueStarts;
    private final int[] valueLengths;

    private Block(Bytes raw, int count, int keyBytes) {
        this.raw = raw;
        this.keys = new byte[keyBytes];
        this.keyStarts = new int[count];
        this.keyEnds = new int[count];
        this.versions = new long[count];
        this.valueStarts = new int[count];
        this.valueLengths = new int[count];
    }

    static Bytes encode(RunId run, int ordinal, List<Cell> cells, int sizeHint) {
        long newest = 0;
        for (Cell cell : cells) {
            newest = Math.max(newest, cell.version());
        }
        ByteWriter writer = Sealed.begin(sizeHint, Sealed.BLOCK, run, ordinal).varint(cells.size());
        int keyBytesAt = writer.length();
        writer.u32(0).u64(newest);
        Bytes before = Bytes.EMPTY;
        int keyBytes = 0;
        for (Cell cell : cells) {
            Bytes key = cell.key();
            int shared = shared(before, key);
            writer.varint(shared).varint(key.length() - shared).raw(key.slice(shared, key.length()))
                    .varint(newest - cell.version()).varint(cell.value() == null ? 0 : cell.value().length() + 1L);
            if (cell.value() != null) {
                writer.raw(cell.value());
            }
            keyBytes += key.equals(before) ? 0 : key.length();
            before = key;
        }
        writer.setU32(keyBytesAt, keyBytes);
        return Sealed.end(writer);
    }

    /** How many bytes two keys begin with alike. */
    static int shared(Bytes one, Bytes other) {
        int mismatch = Arrays.mismatch(one.arrayBeneath(), one.arrayOffset(), one.arrayOffset() + one.length(),
                other.arrayBeneath(), other.arrayOffset(), other.arrayOffset() + other.length());
        return mismatch < 0 ? one.length() : mismatch;
    }

    /** Throws {@link ByteReader.Malformed} if this is not that block. */
    static Block decode(Bytes piece, RunId run, int ordinal) {
        ByteReader reader = Sealed.open(piece, Sealed.BLOCK, run, ordinal);
        int count = reader.size();
        int keyBytes = reader.u32();
        boolean isPossible = keyBytes >= 0 && keyBytes <= (long) count * piece.length() && keyBytes <= KEY_BYTES_MAX;
        if (!isPossible) {
            throw new ByteReader.Malformed("keys of " + keyBytes + " bytes");
        }
        Block block = new Block(piece, count, keyBytes);
        block.decodeCells(reader);
        return block;
    }

    private void decodeCells(ByteReader reader) {
        long newest = reader.u64();
        int keyEnd = 0;
        for (int index = 0; index < versions.length; index++) {
            int shared = reader.size();
            int own = reader.size();
            int before = index == 0 ? 0 : keyStarts[index - 1];
            if (shared > (index == 0 ? 0 : keyEnds[index - 1] - before) || shared + own > keys.length - keyEnd
                    && !(own == 0 && shared == keyEnds[index - 1] - before)) {
                throw new ByteReader.Malformed("a key longer than there is room for");
            }
            if (index > 0 && own == 0 && shared == keyEnds[index - 1] - before) {
                keyStarts[index] = before;
            } else {
                keyStarts[index] = keyEnd;
                System.arraycopy(keys, before, keys, keyEnd, shared);
                reader.raw(own).copyTo(keys, keyEnd + shared);
                keyEnd += shared + own;
            }
            keyEnds[index] = keyEnd;
            versions[index] = newest - reader.varint();
            decodeValue(reader, index);
        }
        reader.end();
    }

    private void decodeValue(ByteReader reader, int index) {
        int length = reader.size() - 1;
        valueStarts[index] = length < 0 ? DELETED : reader.position();
        valueLengths[index] = Math.max(0, length);
        reader.raw(Math.max(0, length));
    }

    int count() {
        return versions.length;
    }

    /** What it takes in memory. */
    int weight() {
        return raw.length() + keys.length + ARRAYS_BYTES_PER_CELL * versions.length + 128;
    }

    Bytes key(int index) {
        return Bytes.wrap(keys, keyStarts[index], keyEnds[index] - keyStarts[index]);
    }

    long version(int index) {
        return versions[index];
    }

    /** Null if deleted. */
    Bytes value(int index) {
        int start = valueStarts[index];
        return start == DELETED ? null : raw.slice(start, start + valueLengths[index]);
    }

    /** Whether the key is the same as that of the cell before. */
    boolean isSameAsBefore(int index) {
        return index > 0 && keyStarts[index] == keyStarts[index - 1];
    }

    /** The cell's key compared with this one. */
    int compareKey(int index, Bytes key) {
        return Arrays.compareUnsigned(keys, keyStarts[index], keyEnds[index], key.arrayBeneath(), key.arrayOffset(),
                key.arrayOffset() + key.length());
    }

    /** The first cell at or after this key at this version; {@link #count()} if there is none. */
    int find(Bytes key, long version) {
        int low = 0;
        int high = versions.length;
        while (low < high) {
            int middle = low + high >>> 1;
            int order = compareKey(middle, key);
            if (order < 0 || order == 0 && versions[middle] > version) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
