package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * All range tombstones of a store, cut at each other's ends: from each cut to the next the versions (descending) of those
 * that cover it. Looking one up is one step in a tree, and no work at all while there are none.
 */
final class RangeIndex {
    private static final long[] NONE = new long[0];

    private final TreeMap<Bytes, long[]> pieces = new TreeMap<>();

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    void add(RangeTombstone tombstone) {
        Span span = tombstone.span();
        if (span.isVoid()) {
            return;
        }
        cutAt(span.start());
        if (!span.end().isEmpty()) {
            cutAt(span.end());
        }
        Map<Bytes, long[]> covered = span.end().isEmpty()
                ? pieces.tailMap(span.start(), true)
                : pieces.subMap(span.start(), true, span.end(), false);
        for (Map.Entry<Bytes, long[]> piece : covered.entrySet()) {
            piece.setValue(with(piece.getValue(), tombstone.version()));
        }
    }

    private void cutAt(Bytes key) {
        Map.Entry<Bytes, long[]> before = pieces.floorEntry(key);
        if (before == null) {
            pieces.put(key, NONE);
        } else if (!before.getKey().equals(key)) {
            pieces.put(key, before.getValue());
        }
    }

    private static long[] with(long[] versions, long version) {
        int at = 0;
        while (at < versions.length && versions[at] > version) {
            at++;
        }
        if (at < versions.length && versions[at] == version) {
            return versions;
        }
        long[] more = Arrays.copyOf(versions, versions.length + 1);
        System.arraycopy(versions, at, more, at + 1, versions.length - at);
        more[at] = version;
        return more;
    }

    /** The newest version at or below {@code versionMax} at which the key was deleted with others; 0 if never. */
    long covering(Bytes key, long versionMax) {
        Map.Entry<Bytes, long[]> piece = pieces.floorEntry(key);
        return piece == null ? 0 : newest(piece.getValue(), versionMax);
    }

    static long newest(long[] versions, long versionMax) {
        for (long version : versions) {
            if (version <= versionMax) {
                return version;
            }
        }
        return 0;
    }

    /** The pieces by where they start; each goes on to the next, and versions may be none. */
    TreeMap<Bytes, long[]> pieces() {
        return pieces;
    }
}
