package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;

/**
 * A hash table beside a memtable's tree: a read of one key touches a handful of cache lines instead of a path through the
 * tree, and mostly a single one if the key is not there. Cut into segments that grow by themselves, so that no change has
 * to wait for all of it to be copied. Has no iterator.
 */
final class KeyTable {
    private static final int SEGMENT_BITS = 6;
    private static final int SLOTS_MIN = 16;

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];

    KeyTable() {
        for (int at = 0; at < segments.length; at++) {
            segments[at] = new Segment();
        }
    }

    /** Null if it is not there. The hash is {@link ByteHash}'s. */
    KeyVersions get(Bytes key, long hash) {
        return segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)].get(key, hash);
    }

    /** The key must not be there yet. */
    void add(KeyVersions versions, long hash) {
        segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)].add(versions, hash);
    }

    /** Open addressing; at most half full. */
    private static final class Segment {
        private long[] hashes = new long[SLOTS_MIN];
        private KeyVersions[] slots = new KeyVersions[SLOTS_MIN];
        private int size;

        KeyVersions get(Bytes key, long hash) {
            int mask = hashes.length - 1;
            int at = (int) hash & mask;
            while (true) {
                long there = hashes[at];
                if (there == hash && slots[at] != null && slots[at].key().equals(key)) {
                    return slots[at];
                }
                if (there == 0 && slots[at] == null) {
                    return null;
                }
                at = at + 1 & mask;
            }
        }

        void add(KeyVersions versions, long hash) {
            size++;
            if (size * 2 > hashes.length) {
                grow();
            }
            place(versions, hash);
        }

        private void place(KeyVersions versions, long hash) {
            int mask = hashes.length - 1;
            int at = (int) hash & mask;
            while (slots[at] != null) {
                at = at + 1 & mask;
            }
            hashes[at] = hash;
            slots[at] = versions;
        }

        private void grow() {
            long[] oldHashes = hashes;
            KeyVersions[] oldSlots = slots;
            hashes = new long[oldHashes.length * 2];
            slots = new KeyVersions[oldSlots.length * 2];
            for (int at = 0; at < oldSlots.length; at++) {
                if (oldSlots[at] != null) {
                    place(oldSlots[at], oldHashes[at]);
                }
            }
        }
    }
}
