package io.phantomdb.txn;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.rows.RowPage;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Scan;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scan of the store with the transaction's own writes laid over it, as they were when the scan began. */
final class MergedScan implements Scan {
    private static final int PAGE_ROWS = 1_000;
    private static final int PAGE_BYTES_FIRST = 4 << 10;

    private final Scan stored;
    private final WriteBuffer buffer;
    private final boolean descending;
    private final ArrayDeque<KeyValue> storedRows = new ArrayDeque<>();
    private final ArrayDeque<Map.Entry<Bytes, Bytes>> ownWrites;
    private boolean storedAtEnd;

    MergedScan(Scan stored, WriteBuffer buffer, Span span, boolean descending) {
        this.stored = stored;
        this.buffer = buffer;
        this.descending = descending;
        TreeMap<Bytes, Bytes> own = new TreeMap<>(buffer.within(span));
        this.ownWrites = new ArrayDeque<>((descending ? own.descendingMap() : own).entrySet());
    }

    @Override
    public RowPage nextRows() {
        RowPage.Builder page = new RowPage.Builder(PAGE_BYTES_FIRST);
        while (page.rows() < PAGE_ROWS) {
            while (storedRows.isEmpty() && !storedAtEnd) {
                fetch();
            }
            if (storedRows.isEmpty() && ownWrites.isEmpty()) {
                break;
            }
            mergeNext(page);
        }
        return page.build();
    }

    private void fetch() {
        List<KeyValue> rows = stored.nextPage();
        storedAtEnd = rows.isEmpty();
        for (KeyValue row : rows) {
            if (!buffer.isInDeletedRange(row.key())) {
                storedRows.addLast(row);
            }
        }
    }

    private void mergeNext(RowPage.Builder page) {
        int order = order();
        if (order <= 0) {
            Map.Entry<Bytes, Bytes> own = ownWrites.removeFirst();
            if (order == 0) {
                storedRows.removeFirst();
            }
            if (own.getValue() != WriteBuffer.DELETED) {
                page.add(own.getKey(), own.getValue());
            }
        } else if (!storedRows.isEmpty()) {
            KeyValue row = storedRows.removeFirst();
            page.add(row.key(), row.value());
        }
    }

    /** Negative: the own write comes first; 0: it replaces the stored row; positive: the stored row comes first. */
    private int order() {
        if (ownWrites.isEmpty()) {
            return 1;
        }
        if (storedRows.isEmpty()) {
            return -1;
        }
        int order = ownWrites.getFirst().getKey().compareTo(storedRows.getFirst().key());
        return descending ? -order : order;
    }
}
