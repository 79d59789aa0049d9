package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What one transaction will write: the newest value of each key, ranges that are deleted beneath them, and the fences that its
 * commit will raise. Charged to the transaction's memory. Statements that fail are undone from a log of what each change replaced.
 */
final class WriteBuffer {
    /** Beside key and value: nodes, headers, the undo record. */
    private static final int OVERHEAD_BYTES = 96;
    /** Stands for "deleted", as null stands for "not written". */
    static final Bytes DELETED = Bytes.ofUtf8("deleted");

    private sealed interface Undo {
        /** The key had this entry before; null if it had none. */
        record Entry(Bytes key, Bytes before) implements Undo {}

        /** The range was deleted, which took these entries away. */
        record Range(Map<Bytes, Bytes> taken) implements Undo {}

        /** A fence will be raised; before, there was none for the table (null), or a lower one. */
        record Fence(int descriptorId, TableVersion before) implements Undo {}

        /** Nothing was written, but something else was done that can be undone. */
        record Note() implements Undo {}
    }

    private final MemoryAccount memory;
    private final TreeMap<Bytes, Bytes> entries = new TreeMap<>();
    private final List<Span> deletedRanges = new ArrayList<>();
    private final List<Undo> undoLog = new ArrayList<>();
    private final TreeMap<Integer, TableVersion> fences = new TreeMap<>();
    private long schemaEpoch;
    private long bytes;

    WriteBuffer(MemoryAccount memory) {
        this.memory = memory;
    }

    boolean isEmpty() {
        return entries.isEmpty() && deletedRanges.isEmpty();
    }

    /** The first key there is a write of; there must be one. */
    Bytes firstKey() {
        return deletedRanges.isEmpty() ? entries.firstKey() : deletedRanges.getFirst().start();
    }

    /** Null: this transaction has not written the key; {@link #DELETED}: it has deleted it. */
    Bytes get(Bytes key) {
        Bytes entry = entries.get(key);
        return entry == null && isInDeletedRange(key) ? DELETED : entry;
    }

    /** Values of the keys as this transaction sees them: what it has written, and for the others what is stored. */
    List<Bytes> read(List<Bytes> keys, UnaryOperator<List<Bytes>> stored) {
        Bytes[] values = new Bytes[keys.size()];
        List<Bytes> asked = new ArrayList<>(keys.size());
        for (int at = 0; at < values.length; at++) {
            values[at] = get(keys.get(at));
            if (values[at] == null) {
                asked.add(keys.get(at));
            }
        }
        List<Bytes> found = asked.isEmpty() ? List.of() : stored.apply(asked);
        List<Bytes> result = new ArrayList<>(values.length);
        int next = 0;
        for (Bytes value : values) {
            result.add(value == null ? found.get(next++) : value == DELETED ? null : value);
        }
        return result;
    }

    boolean isInDeletedRange(Bytes key) {
        for (Span range : deletedRanges) {
            if (range.contains(key)) {
                return true;
            }
        }
        return false;
    }

    void put(Bytes key, Bytes value) {
        write(key, value);
    }

    void delete(Bytes key) {
        write(key, DELETED);
    }

    private void write(Bytes key, Bytes entry) {
        charge(key.length() + entry.length() + OVERHEAD_BYTES);
        undoLog.add(new Undo.Entry(key, entries.put(key, entry)));
    }

    void deleteRange(Span span) {
        charge(span.start().length() + span.end().length() + OVERHEAD_BYTES);
        NavigableMap<Bytes, Bytes> inside = within(span);
        undoLog.add(new Undo.Range(new TreeMap<>(inside)));
        inside.clear();
        deletedRanges.add(span);
    }

    void raiseFence(TableVersion version) {
        charge(OVERHEAD_BYTES);
        schemaEpoch++;
        undoLog.add(new Undo.Fence(version.descriptorId(), fences.put(version.descriptorId(), version)));
    }

    void note() {
        charge(OVERHEAD_BYTES);
        undoLog.add(new Undo.Note());
    }

    /** The version that the transaction gives the table, or null. */
    TableVersion fence(int descriptorId) {
        return fences.get(descriptorId);
    }

    Collection<TableVersion> fences() {
        return fences.values();
    }

    /** 0 without fences; any other number once, however often they are taken back. */
    long schemaEpoch() {
        return fences.isEmpty() ? 0 : schemaEpoch;
    }

    private void charge(long more) {
        memory.reserve(more);
        bytes += more;
    }

    /** Entries of the span, {@link #DELETED} among them; a live view. */
    NavigableMap<Bytes, Bytes> within(Span span) {
        return span.end().isEmpty()
                ? entries.tailMap(span.start(), true)
                : entries.subMap(span.start(), true, span.end(), false);
    }

    NavigableMap<Bytes, Bytes> entries() {
        return entries;
    }

    List<Span> deletedRanges() {
        return deletedRanges;
    }

    long mark() {
        return undoLog.size();
    }

    /** Memory stays charged until the end: what comes back was charged before. */
    void undoTo(long mark) {
        while (undoLog.size() > mark) {
            switch (undoLog.removeLast()) {
                case Undo.Entry(Bytes key, Bytes before) -> {
                    if (before == null) {
                        entries.remove(key);
                    } else {
                        entries.put(key, before);
                    }
                }
                case Undo.Range(Map<Bytes, Bytes> taken) -> {
                    deletedRanges.removeLast();
                    entries.putAll(taken);
                }
                case Undo.Note note -> {
                }
                case Undo.Fence(int descriptorId, TableVersion before) -> {
                    schemaEpoch++;
                    if (before == null) {
                        fences.remove(descriptorId);
                    } else {
                        fences.put(descriptorId, before);
                    }
                }
            }
        }
    }

    /** Gives the memory back; the buffer is empty afterwards. */
    void clear() {
        entries.clear();
        deletedRanges.clear();
        undoLog.clear();
        fences.clear();
        memory.release(bytes);
        bytes = 0;
    }
}
