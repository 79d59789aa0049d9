package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was applied since the last flush: a tree of keys with their versions, and the part groups that were committed, as
 * layers beside it. Changed on the loop only; after it is frozen nobody changes it, so that labour may read it too.
 */
final class Memtable {
    /** What a key costs beside its bytes: nodes and headers of objects, measured. */
    static final int ENTRY_BYTES = 192;

    private final TreeMap<Bytes, KeyVersions> keys = new TreeMap<>();
    private final KeyTable table = new KeyTable();
    private final List<PartGroup> layers = new ArrayList<>();
    private final List<RangeTombstone> tombstones = new ArrayList<>();
    private long bytes;
    private long newestUser;
    private long newestLocal;

    void put(Bytes key, long version, Bytes value) {
        bytes += ENTRY_BYTES + key.length() + (value == null ? 0 : value.length());
        newestUser = Math.max(newestUser, version);
        long hash = ByteHash.of(key);
        KeyVersions there = table.get(key, hash);
        if (there == null) {
            add(new KeyVersions(key, version, value), hash);
        } else {
            there.add(version, value);
        }
    }

    /**
     * Only the newest value of a local key counts. One that is replaced is weighed all the same, so that a log full of them
     * is flushed, and then compacted, too.
     */
    void putLocal(Bytes key, long version, Bytes value) {
        bytes += ENTRY_BYTES + key.length() + (value == null ? 0 : value.length());
        newestLocal = Math.max(newestLocal, version);
        long hash = ByteHash.of(key);
        KeyVersions there = table.get(key, hash);
        if (there == null) {
            add(new KeyVersions(key, version, value), hash);
        } else {
            there.replace(version, value);
        }
    }

    private void add(KeyVersions versions, long hash) {
        keys.put(versions.key(), versions);
        table.add(versions, hash);
    }

    void add(RangeTombstone tombstone) {
        tombstones.add(tombstone);
        bytes += ENTRY_BYTES + tombstone.span().start().length() + tombstone.span().end().length();
    }

    /** Makes a whole group visible. */
    void attach(PartGroup group) {
        if (!group.values().isEmpty()) {
            layers.add(group);
            newestUser = Math.max(newestUser, group.version());
        }
        tombstones.addAll(group.tombstones());
        bytes += group.bytes();
    }

    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return keys.isEmpty() && layers.isEmpty() && tombstones.isEmpty();
    }

    /** No version in it is above this. */
    long newest(boolean isLocal) {
        return isLocal ? newestLocal : newestUser;
    }

    List<RangeTombstone> tombstones() {
        return tombstones;
    }

    List<PartGroup> layers() {
        return layers;
    }

    NavigableMap<Bytes, KeyVersions> keys() {
        return keys;
    }

    /** Offers the newest version of the key at or below {@code versionMax}. */
    void find(Bytes key, long hash, long versionMax, Newest newest) {
        KeyVersions versions = table.get(key, hash);
        if (versions != null) {
            find(versions, versionMax, newest);
        }
        for (int at = 0; at < layers.size(); at++) {
            PartGroup layer = layers.get(at);
            if (layer.version() <= versionMax && layer.version() > newest.version() && layer.contains(key)) {
                newest.offer(layer.version(), layer.value(key));
            }
        }
    }

    private static void find(KeyVersions versions, long versionMax, Newest newest) {
        if (versions.version() <= versionMax) {
            newest.offer(versions.version(), versions.value());
            return;
        }
        KeyVersions.Older older = versions.older();
        while (older != null && older.version() > versionMax) {
            older = older.next();
        }
        if (older != null) {
            newest.offer(older.version(), older.value());
        }
    }
}
