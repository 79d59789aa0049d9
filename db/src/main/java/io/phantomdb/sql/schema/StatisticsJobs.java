package io.phantomdb.sql.schema;

import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.AnalyzedTable;
import io.phantomdb.sql.catalog.ChangeCounts;
import io.phantomdb.sql.catalog.SearchPath;
import io.phantomdb.sql.catalog.StatisticsCache;
import io.phantomdb.sql.catalog.StatisticsRows;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what planners know of tables fresh, on every node: notices what others have found, and looks at tables again of which
 * enough has changed here (PostgreSQL 15, chapter 25.1.3). Two nodes may do so at once; that costs time and nothing else. One
 * story's.
 */
public final class StatisticsJobs {
    private static final long CHANGES_MIN = 50;
    private static final double CHANGED_SHARE = 0.1;
    /** A small table of which everything changes all the time is not looked at all the time. */
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final OwnTransactions transactions;
    private final StatisticsCache statistics;
    private final ChangeCounts changes;
    private final Analyze analyze;
    private final Map<Integer, Long> lastNanos = new TreeMap<>();
    private final Map<Integer, Long> generations = new TreeMap<>();

    public StatisticsJobs(Transactions transactions, StatisticsCache statistics, ChangeCounts changes,
            Analyze analyze) {
        this.transactions = new OwnTransactions(transactions);
        this.statistics = statistics;
        this.changes = changes;
        this.analyze = analyze;
    }

    /**
     * To be called every few seconds. Returns how many tables were looked at. The time is in microseconds since 2000-01-01 UTC.
     */
    public int resume(Scope scope, long nowMicros) {
        List<AnalyzedTable> known = transactions.run(scope, true,
                transaction -> new StatisticsRows(transaction).tables());
        statistics.notice(known);
        Map<Integer, AnalyzedTable> byTable = new TreeMap<>();
        for (AnalyzedTable table : known) {
            byTable.put(table.tableId(), table);
            Long last = generations.put(table.tableId(), table.generation());
            if (last != null && last != table.generation()) {
                // Somebody else has seen what was changed until about now.
                changes.forget(table.tableId());
            }
        }
        int looked = 0;
        for (Map.Entry<Integer, Long> changed : changes.all().entrySet()) {
            if (isDue(scope, byTable.get(changed.getKey()), changed.getKey(), changed.getValue())) {
                looked += look(scope, changed.getKey(), nowMicros) ? 1 : 0;
            }
        }
        return looked;
    }

    private boolean isDue(Scope scope, AnalyzedTable table, int tableId, long rows) {
        Long last = lastNanos.get(tableId);
        boolean rests = last != null && scope.nanos() - last < PAUSE_NANOS;
        return !rests && rows >= CHANGES_MIN + (table == null ? 0 : CHANGED_SHARE * table.rows());
    }

    private boolean look(Scope scope, int tableId, long nowMicros) {
        changes.forget(tableId);
        TableDescriptor table = transactions.readCatalog(scope, rows -> rows.table(tableId, Lock.SHARED));
        if (table == null || SearchPath.isTemporary(table.schema())) {
            lastNanos.remove(tableId);
            return false;
        }
        lastNanos.put(tableId, scope.nanos());
        try {
            analyze.automatically(scope, tableId, nowMicros);
            return true;
        } catch (StaleDescriptor changed) {
            // Its definition has changed meanwhile; it is looked at when enough of it changes again.
            return false;
        }
    }
}
