package io.phantomdb.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.RowPage;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A transaction sees the store with its own writes over it, whatever was undone in between. */
final class WriteBufferProperties {
    private static Bytes key(int number) {
        return Bytes.wrap(new byte[]{(byte) number});
    }

    @Property(tries = 300)
    void seesItsOwnWrites(@ForAll @Size(max = 50) List<@IntRange(min = 0, max = 2_000) Integer> choices,
            @ForAll @IntRange(min = 1, max = 5) int pageRows, @ForAll boolean descending) {
        TreeMap<Bytes, Bytes> stored = new TreeMap<>();
        for (int at = 0; at < 20; at += 2) {
            stored.put(key(at), Bytes.ofUtf8("stored " + at));
        }
        MemoryAccount memory = MemoryAccount.root("test", 1 << 20);
        WriteBuffer buffer = new WriteBuffer(memory);
        TreeMap<Bytes, Bytes> expected = new TreeMap<>(stored);
        TreeMap<Bytes, Bytes> expectedAtMark = new TreeMap<>(stored);
        long mark = buffer.mark();
        for (int choice : choices) {
            Bytes key = key(choice / 8 % 22);
            switch (choice % 8) {
                case 0, 1, 2 -> {
                    Bytes value = Bytes.ofUtf8("own " + choice);
                    buffer.put(key, value);
                    expected.put(key, value);
                }
                case 3, 4 -> {
                    buffer.delete(key);
                    expected.remove(key);
                }
                case 5 -> {
                    Span span = new Span(key, key(choice / 8 % 22 + 5));
                    buffer.deleteRange(span);
                    expected.subMap(span.start(), true, span.end(), false).clear();
                }
                case 6 -> {
                    mark = buffer.mark();
                    expectedAtMark = new TreeMap<>(expected);
                }
                default -> {
                    buffer.undoTo(mark);
                    expected = new TreeMap<>(expectedAtMark);
                }
            }
        }
        assertEquals(descending ? expected.descendingMap() : expected, read(stored, buffer, pageRows, descending));
        buffer.clear();
        assertEquals(0, memory.bytesUsed(), "all memory is given back");
    }

    private static Map<Bytes, Bytes> read(TreeMap<Bytes, Bytes> stored, WriteBuffer buffer, int pageRows,
            boolean descending) {
        List<KeyValue> rows = new ArrayList<>();
        (descending ? stored.descendingMap() : stored).forEach((key, value) -> rows.add(new KeyValue(key, value)));
        Scan pages = () -> {
            List<KeyValue> first = rows.subList(0, Math.min(pageRows, rows.size()));
            RowPage.Builder page = new RowPage.Builder(64);
            first.forEach(row -> page.add(row.key(), row.value()));
            first.clear();
            return page.build();
        };
        Scan merged = new MergedScan(pages, buffer, Span.ALL, descending);
        Map<Bytes, Bytes> seen = new java.util.LinkedHashMap<>();
        for (List<KeyValue> page = merged.nextPage(); !page.isEmpty(); page = merged.nextPage()) {
            for (KeyValue row : page) {
                assertTrue(seen.put(row.key(), row.value()) == null, "a row came twice");
            }
        }
        return seen;
    }

    @Example
    void refusesMoreThanItsLimit() {
        MemoryAccount memory = MemoryAccount.root("test", 1_000);
        WriteBuffer buffer = new WriteBuffer(memory);
        buffer.put(key(1), Bytes.wrap(new byte[500]));
        StatementError refused = assertThrows(StatementError.class, () -> buffer.put(key(2), Bytes.wrap(
                new byte[500])));
        assertEquals(SqlState.OUT_OF_MEMORY, refused.state());
        assertTrue(buffer.get(key(2)) == null, "nothing of it was taken");
        buffer.clear();
        assertEquals(0, memory.bytesUsed());
    }
}
