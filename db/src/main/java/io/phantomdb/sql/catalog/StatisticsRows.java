package io.phantomdb.sql.catalog;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ANALYZE has found, inside one transaction. Nothing depends on it but how statements are carried out, so it is read
 * without locks.
 */
public final class StatisticsRows {
    private final Transaction transaction;

    public StatisticsRows(Transaction transaction) {
        this.transaction = transaction;
    }

    /** All tables that were looked at, by rising ids. */
    public List<AnalyzedTable> tables() {
        Span span = SystemTables.analyzedSpan();
        List<AnalyzedTable> tables = new ArrayList<>();
        for (Transaction.KeyValue row : rows(span)) {
            tables.add(StatisticsCodec.table(SystemTables.lastNumberOf(row.key()), row.value()));
        }
        return tables;
    }

    /** In the order of the ids; null for those that were not looked at. */
    public List<AnalyzedTable> tables(List<Integer> tableIds, Lock lock) {
        List<Bytes> values = transaction.get(SystemTables.STATISTICS,
                tableIds.stream().map(SystemTables::analyzedKey).toList(), lock);
        List<AnalyzedTable> tables = new ArrayList<>(values.size());
        for (int at = 0; at < values.size(); at++) {
            tables.add(values.get(at) == null ? null : StatisticsCodec.table(tableIds.get(at), values.get(at)));
        }
        return tables;
    }

    /** What is known of the columns that the table has now, by their ids. */
    public Map<Integer, ColumnStatistics> columns(TableDescriptor table) {
        Map<Integer, ColumnStatistics> columns = new TreeMap<>();
        for (Transaction.KeyValue row : rows(SystemTables.statisticsSpan(table.id()))) {
            int id = SystemTables.lastNumberOf(row.key());
            table.columns().stream()
                    .filter(column -> column.id() == id && column.state() != ColumnDescriptor.State.DROPPED)
                    .map(column -> StatisticsCodec.column(column.type().type(), row.value()))
                    .filter(known -> known != null).forEach(known -> columns.put(id, known));
        }
        return columns;
    }

    /** Replaces what is known of the table, and of these columns. */
    public void put(AnalyzedTable table, Map<Integer, ColumnStatistics> columns) {
        transaction.put(SystemTables.STATISTICS, SystemTables.analyzedKey(table.tableId()),
                StatisticsCodec.encode(table));
        columns.forEach((id, column) -> transaction.put(SystemTables.STATISTICS,
                SystemTables.statisticsKey(table.tableId(), id), StatisticsCodec.encode(column)));
    }

    /** Of a table that is dropped; nobody else writes them while its descriptor is locked. */
    public void delete(int tableId) {
        transaction.delete(SystemTables.STATISTICS, SystemTables.analyzedKey(tableId));
        transaction.deleteRange(SystemTables.STATISTICS, SystemTables.statisticsSpan(tableId));
    }

    private List<Transaction.KeyValue> rows(Span span) {
        List<Transaction.KeyValue> rows = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.STATISTICS, span, false, Lock.PEEK, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            rows.addAll(page);
        }
        return rows;
    }
}
