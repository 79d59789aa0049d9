package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;

/** The keys of a memtable, or of one of its layers. */
final class MemorySource extends Source {
    private final Reach reach;
    private final Iterator<? extends Map.Entry<Bytes, ?>> entries;
    /** The version of all entries of a layer; 0 for a memtable. */
    private final long layerVersion;

    private MemorySource(Reach reach, NavigableMap<Bytes, ?> entries, long layerVersion) {
        this.reach = reach;
        this.entries = entries.entrySet().iterator();
        this.layerVersion = layerVersion;
    }

    static Source of(NavigableMap<Bytes, KeyVersions> keys, Span span, boolean descending, Reach reach) {
        return new MemorySource(reach, part(keys, span, descending), 0);
    }

    /** The layer's version must be in reach. */
    static Source of(PartGroup layer, Span span, boolean descending, Reach reach) {
        return new MemorySource(reach, part(layer.values(), span, descending), layer.version());
    }

    private static <V> NavigableMap<Bytes, V> part(NavigableMap<Bytes, V> all, Span span, boolean descending) {
        NavigableMap<Bytes, V> part = span.end().isEmpty()
                ? all.tailMap(span.start(), true)
                : all.subMap(span.start(), true, span.end(), false);
        return descending ? part.descendingMap() : part;
    }

    @Override
    Cursor.Step advance() {
        while (entries.hasNext()) {
            Map.Entry<Bytes, ?> entry = entries.next();
            key = entry.getKey();
            if (entry.getValue() instanceof KeyVersions versions ? take(versions) : take((Bytes) entry.getValue())) {
                return Cursor.Step.ROW;
            }
            if (!reach.skip()) {
                return Cursor.Step.PAUSE;
            }
        }
        return Cursor.Step.END;
    }

    private boolean take(Bytes stored) {
        version = layerVersion;
        value = PartGroup.visible(stored);
        return true;
    }

    private boolean take(KeyVersions versions) {
        version = versions.version();
        value = versions.value();
        KeyVersions.Older older = versions.older();
        while (version > reach.versionMax() && older != null) {
            version = older.version();
            value = older.value();
            older = older.next();
        }
        return version <= reach.versionMax() && version > reach.versionMin();
    }
}
