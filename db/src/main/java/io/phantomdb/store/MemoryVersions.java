package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a frozen memtable holds. */
final class MemoryVersions implements Versions {
    private final Iterator<Map.Entry<Bytes, KeyVersions>> keys;
    private Bytes key;
    private long version;
    private Bytes value;
    private KeyVersions.Older older;

    private MemoryVersions(Memtable memtable) {
        this.keys = memtable.keys().entrySet().iterator();
    }

    static Versions of(Memtable memtable) {
        List<Versions> all = new ArrayList<>();
        all.add(new MemoryVersions(memtable));
        for (PartGroup layer : memtable.layers()) {
            all.add(new Layer(layer));
        }
        return MergedVersions.of(all);
    }

    @Override
    public boolean next() {
        if (older != null) {
            version = older.version();
            value = older.value();
            older = older.next();
            return true;
        }
        if (!keys.hasNext()) {
            return false;
        }
        Map.Entry<Bytes, KeyVersions> entry = keys.next();
        key = entry.getKey();
        version = entry.getValue().version();
        value = entry.getValue().value();
        older = entry.getValue().older();
        return true;
    }

    @Override
    public Bytes key() {
        return key;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Bytes value() {
        return value;
    }

    /** A part group, all of one version. */
    private static final class Layer implements Versions {
        private final Iterator<Map.Entry<Bytes, Bytes>> entries;
        private final long version;
        private Map.Entry<Bytes, Bytes> entry;

        Layer(PartGroup group) {
            this.entries = group.values().entrySet().iterator();
            this.version = group.version();
        }

        @Override
        public boolean next() {
            entry = entries.hasNext() ? entries.next() : null;
            return entry != null;
        }

        @Override
        public Bytes key() {
            return entry.getKey();
        }

        @Override
        public long version() {
            return version;
        }

        @Override
        public Bytes value() {
            return PartGroup.visible(entry.getValue());
        }
    }
}
