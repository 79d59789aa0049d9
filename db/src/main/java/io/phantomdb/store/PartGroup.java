package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.TxnId;
import java.util.List;
import java.util.NavigableMap;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * The parts of one attempt of a transaction: sorted while they come, made visible as a layer of a memtable in one step,
 * and immutable from then on.
 */
final class PartGroup {
    /** Which attempt. */
    record Name(TxnId txn, int attempt) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byTxn = txn.compareTo(other.txn);
            return byTxn != 0 ? byTxn : Integer.compare(attempt, other.attempt);
        }
    }

    /** Stands for a deletion, since a tree has no room for null. */
    private static final Bytes DELETED = Bytes.wrap(new byte[0]);

    private final Applied before;
    private final long version;
    private final TreeMap<Bytes, Bytes> values = new TreeMap<>();
    private final List<RangeTombstone> tombstones = new ArrayList<>();
    private long bytes;

    /** What was applied before the first part is told, because nothing after it is safe while the group is open. */
    PartGroup(Applied before, long version) {
        this.before = before;
        this.version = version;
    }

    Applied before() {
        return before;
    }

    long version() {
        return version;
    }

    long bytes() {
        return bytes;
    }

    void add(Effect.Part part) {
        Check.that(part.version() == version, "parts of one attempt have different versions");
        for (Mutation mutation : part.mutations()) {
            switch (mutation) {
                case Mutation.Put put -> put(put.key(), put.value());
                case Mutation.Delete delete -> put(delete.key(), DELETED);
                case Mutation.DeleteRange range -> tombstones.add(new RangeTombstone(range.span(), version));
            }
        }
    }

    private void put(Bytes key, Bytes value) {
        values.put(key, value);
        bytes += Memtable.ENTRY_BYTES + key.length() + value.length();
    }

    List<RangeTombstone> tombstones() {
        return tombstones;
    }

    boolean contains(Bytes key) {
        return values.containsKey(key);
    }

    /** Null if deleted. */
    Bytes value(Bytes key) {
        return visible(values.get(key));
    }

    static Bytes visible(Bytes stored) {
        return stored == DELETED ? null : stored;
    }

    /** To be read with {@link #visible}. */
    NavigableMap<Bytes, Bytes> values() {
        return values;
    }
}
