package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What a store should hold, done plainly: every version of every key in a map of maps. */
final class StoreModel {
    private record Open(long version, List<Mutation> mutations) {}

    private final TreeMap<Bytes, TreeMap<Long, Optional<Bytes>>> keys = new TreeMap<>();
    private final List<RangeTombstone> tombstones = new ArrayList<>();
    private final TreeMap<ShardId, TreeMap<Bytes, Bytes>> locals = new TreeMap<>();
    private final TreeMap<ShardId, TreeMap<PartGroup.Name, Open>> open = new TreeMap<>();
    private final TreeMap<ShardId, Long> terms = new TreeMap<>();

    void apply(ShardId shard, long term, List<Effect> effects) {
        TreeMap<PartGroup.Name, Open> groups = open.computeIfAbsent(shard, id -> new TreeMap<>());
        if (terms.getOrDefault(shard, 0L) < term) {
            groups.clear();
        }
        terms.put(shard, term);
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Commit commit -> commit(commit.version(), commit.mutations());
                case Effect.Part part -> groups
                        .computeIfAbsent(new PartGroup.Name(part.txn(), part.attempt()),
                                name -> new Open(part.version(), new ArrayList<>())).mutations
                        .addAll(part.mutations());
                case Effect.EndParts end -> {
                    Open group = groups.remove(new PartGroup.Name(end.txn(), end.attempt()));
                    if (end.commit()) {
                        commit(group.version, group.mutations);
                    }
                }
                case Effect.SetLocal local -> {
                    TreeMap<Bytes, Bytes> names = locals.computeIfAbsent(shard, id -> new TreeMap<>());
                    if (local.value() == null) {
                        names.remove(local.name());
                    } else {
                        names.put(local.name(), local.value());
                    }
                }
            }
        }
    }

    boolean isOpen(ShardId shard, PartGroup.Name name) {
        return open.containsKey(shard) && open.get(shard).containsKey(name);
    }

    private void commit(long version, List<Mutation> mutations) {
        for (Mutation mutation : mutations) {
            switch (mutation) {
                case Mutation.Put put -> put(put.key(), version, Optional.of(put.value()));
                case Mutation.Delete delete -> put(delete.key(), version, Optional.empty());
                case Mutation.DeleteRange range -> tombstones.add(new RangeTombstone(range.span(), version));
            }
        }
    }

    private void put(Bytes key, long version, Optional<Bytes> value) {
        keys.computeIfAbsent(key, absent -> new TreeMap<>()).put(version, value);
    }

    Version get(Bytes key, long versionMax) {
        Map.Entry<Long, Optional<Bytes>> newest = keys.getOrDefault(key, new TreeMap<>()).floorEntry(versionMax);
        long deletedAt = 0;
        for (RangeTombstone tombstone : tombstones) {
            if (tombstone.span().contains(key) && tombstone.version() <= versionMax) {
                deletedAt = Math.max(deletedAt, tombstone.version());
            }
        }
        if (newest == null || newest.getKey() < deletedAt) {
            return deletedAt == 0 ? Version.NONE : new Version(null, deletedAt);
        }
        return new Version(newest.getValue().orElse(null), newest.getKey());
    }

    /** Key, value and version of each row. */
    List<String> rows(Span span, long versionMax, boolean descending) {
        List<String> rows = new ArrayList<>();
        NavigableMap<Bytes, TreeMap<Long, Optional<Bytes>>> ordered = descending ? keys.descendingMap() : keys;
        for (Bytes key : ordered.keySet()) {
            Version version = get(key, versionMax);
            if (span.contains(key) && version.value() != null) {
                rows.add(row(key, version.value(), version.version()));
            }
        }
        return rows;
    }

    /** The first key of the span that changed above the one and up to the other version, or null. */
    Bytes firstChange(Span span, long versionMin, long versionMax) {
        Bytes first = null;
        for (Bytes key : keys.keySet()) {
            Long newest = keys.get(key).floorKey(versionMax);
            if (span.contains(key) && newest != null && newest > versionMin) {
                first = key;
                break;
            }
        }
        for (RangeTombstone tombstone : tombstones) {
            boolean counts = tombstone.version() > versionMin && tombstone.version() <= versionMax;
            if (counts && !tombstone.span().intersect(span).isVoid()) {
                Bytes start = tombstone.span().intersect(span).start();
                first = first == null || start.compareTo(first) < 0 ? start : first;
            }
        }
        return first;
    }

    static String row(Bytes key, Bytes value, long version) {
        return key + "=" + value + "@" + version;
    }

    Bytes local(ShardId shard, Bytes name) {
        return locals.getOrDefault(shard, new TreeMap<>()).get(name);
    }

    List<String> locals(ShardId shard, Bytes prefix) {
        List<String> rows = new ArrayList<>();
        locals.getOrDefault(shard, new TreeMap<>()).forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                rows.add(name + "=" + value);
            }
        });
        return rows;
    }
}
