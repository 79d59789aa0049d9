package io.phantomdb.sql.catalog;

import io.phantomdb.base.Lookup;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this node knows of ANALYZE's findings. They have no fence: a plan made with old ones is as right as any other, so no
 * statement is ever refused for them. Each node compares generations every few seconds ({@link #notice}); where one has
 * changed, the epoch rises, and with it all plans are made anew when they are next asked for. Any thread.
 */
public final class StatisticsCache {
    private static final long CACHE_BYTES_MAX = 16L << 20;
    private static final int ENTRY_BYTES = 120;
    private static final int VALUE_BYTES = 32;

    /**
     * Generation 0 and no statistics (null) if the table was not looked at.
     *
     * @param version of the descriptor they were read with: a later one may have more columns
     */
    private record Known(long generation, long version, TableStatistics statistics) {
        long bytes() {
            long values = statistics == null
                    ? 0
                    : statistics.columns().values().stream()
                            .mapToLong(column -> 2L * column.commonValues().size() + column.histogram().size()
                                    + (long) column.averageBytes() * column.histogram().size() / VALUE_BYTES)
                            .sum();
            return ENTRY_BYTES + VALUE_BYTES * values;
        }
    }

    private final Transactions transactions;
    private final Caches.Cache<Integer, Known> known;
    private final AtomicLong epoch = new AtomicLong();

    public StatisticsCache(Transactions transactions, Caches caches) {
        this.transactions = transactions;
        this.known = caches.create("table-statistics", CACHE_BYTES_MAX, (id, each) -> (int) each.bytes());
    }

    /** Rises whenever something else may be known: plans of an earlier one are to be made anew. */
    public long epoch() {
        return epoch.get();
    }

    /** Of those of the tables that were looked at, by their ids. Waits if this node has not asked yet. */
    public Lookup<Integer, TableStatistics> of(Scope scope, List<Table> tables) {
        Lookup<Integer, TableStatistics> found = new Lookup<>();
        List<TableDescriptor> missing = new ArrayList<>();
        for (Table table : tables) {
            int id = table.descriptor().id();
            Known each = known.get(id);
            if (each != null && each.version >= table.descriptor().version()) {
                if (each.statistics != null) {
                    found.put(id, each.statistics);
                }
            } else if (table.descriptor().isTable()) {
                missing.add(table.descriptor());
            }
        }
        if (!missing.isEmpty()) {
            load(scope, missing, found);
        }
        return found;
    }

    private void load(Scope scope, List<TableDescriptor> missing, Lookup<Integer, TableStatistics> into) {
        Transaction transaction = transactions.begin(scope, true);
        try {
            StatisticsRows rows = new StatisticsRows(transaction);
            List<AnalyzedTable> analyzed = rows.tables(missing.stream().map(TableDescriptor::id).toList(), Lock.PEEK);
            for (int at = 0; at < analyzed.size(); at++) {
                TableDescriptor table = missing.get(at);
                AnalyzedTable header = analyzed.get(at);
                if (header == null) {
                    known.put(table.id(), new Known(0, table.version(), null));
                } else {
                    TableStatistics statistics = new TableStatistics(header.rows(), rows.columns(table));
                    known.put(table.id(), new Known(header.generation(), table.version(), statistics));
                    into.put(table.id(), statistics);
                }
            }
            transaction.commit();
        } finally {
            transaction.rollback();
        }
    }

    /** Compares what is known with what there is. */
    public void notice(List<AnalyzedTable> tables) {
        boolean changed = false;
        for (AnalyzedTable table : tables) {
            Known each = known.get(table.tableId());
            if (each != null && each.generation != table.generation()) {
                known.invalidate(table.tableId());
                changed = true;
            }
        }
        if (changed) {
            epoch.incrementAndGet();
        }
    }

    /** This node itself has just looked at the table. */
    public void changed(int tableId) {
        known.invalidate(tableId);
        epoch.incrementAndGet();
    }
}
