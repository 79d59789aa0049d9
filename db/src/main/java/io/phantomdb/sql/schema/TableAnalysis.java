package io.phantomdb.sql.schema;

import io.phantomdb.host.Scope;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.rows.Datums;
import io.phantomdb.sql.catalog.ColumnDescriptor;
import io.phantomdb.sql.catalog.ColumnStatistics;
import io.phantomdb.sql.catalog.RowReader;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.base.Span;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at all rows of a table, and keeps some of them to look at more closely. Which ones depends on nothing but their
 * number and their place, so that the same table always gives the same statistics (Vitter, "Random sampling with a
 * reservoir", 1985, algorithm R). One story's.
 */
final class TableAnalysis {
    private static final int SAMPLE_ROWS_MAX = 30_000;
    private static final int SAMPLE_VALUES_MAX = 600_000;
    private static final int ROW_BYTES = 48;

    private final Table table;
    private final int[] ordinals;
    private final List<ColumnFindings> findings = new ArrayList<>();
    private final Object[][] sample;
    private final MemoryAccount memory;
    private final long[] sampleBytes;
    private long rows;

    /** The memory is given back by whoever gave it. */
    TableAnalysis(Table table, List<ColumnDescriptor> columns, MemoryAccount memory) {
        this.table = table;
        this.memory = memory;
        this.ordinals = columns.stream().mapToInt(column -> table.ordinal(column.id())).toArray();
        columns.forEach(column -> findings.add(new ColumnFindings(column.type().type())));
        int rowsMax = Math.clamp(SAMPLE_VALUES_MAX / Math.max(1, columns.size()), 1, SAMPLE_ROWS_MAX);
        this.sample = new Object[rowsMax][];
        this.sampleBytes = new long[rowsMax];
    }

    /** Reads everything, without locks. With a rest it does nothing for as long after each page as the page has taken. */
    void read(Scope scope, Transaction transaction, boolean rests) {
        RowReader reader = new RowReader(table, table.primary(), table.width(), 0);
        Transaction.Scan scan = transaction.scan(table.version(), Span.ofPrefix(table.primary().prefix()), false,
                Lock.PEEK, 0);
        long before = scope.nanos();
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            for (KeyValue row : page) {
                add(reader.row(row.key(), row.value()));
            }
            scope.tick();
            long tookNanos = scope.nanos() - before;
            if (rests && tookNanos > 0) {
                scope.sleep(tookNanos);
            }
            before = scope.nanos();
        }
    }

    private void add(Object[] row) {
        Object[] values = new Object[ordinals.length];
        for (int at = 0; at < ordinals.length; at++) {
            values[at] = row[ordinals[at]];
            findings.get(at).add(values[at]);
        }
        long number = rows++;
        if (number < sample.length) {
            keep((int) number, values);
            return;
        }
        long place = Long.remainderUnsigned(DistinctCount.mixed(number), number + 1);
        if (place < sample.length) {
            keep((int) place, values);
        }
    }

    private void keep(int place, Object[] values) {
        long bytes = ROW_BYTES + 8L * values.length + Arrays.stream(values).mapToLong(Datums::bytes).sum();
        memory.release(sampleBytes[place]);
        sampleBytes[place] = 0;
        memory.reserve(bytes);
        sampleBytes[place] = bytes;
        sample[place] = values;
    }

    long rows() {
        return rows;
    }

    /** By the ids of the columns; of no rows there is nothing to say. */
    Map<Integer, ColumnStatistics> columns() {
        Map<Integer, ColumnStatistics> columns = new TreeMap<>();
        int sampled = (int) Math.min(rows, sample.length);
        for (int at = 0; rows > 0 && at < ordinals.length; at++) {
            List<Object> values = new ArrayList<>(sampled);
            for (int row = 0; row < sampled; row++) {
                values.add(sample[row][at]);
            }
            columns.put(table.columns().get(ordinals[at]).id(), findings.get(at).statistics(values, rows));
        }
        return columns;
    }
}
