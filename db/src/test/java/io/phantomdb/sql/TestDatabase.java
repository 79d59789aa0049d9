package io.phantomdb.sql;

import io.phantomdb.host.Host;
import io.phantomdb.host.MemoryScratch;

/** A database over transactions in memory. */
final class TestDatabase {
    /** Room for scratch files. */
    long scratchBytes = Long.MAX_VALUE;
    final MemoryScratch scratch = new MemoryScratch(() -> scratchBytes);
    final Host host = TestHost.create(1, scratch);
    final MemoryTransactions transactions;
    private final int pageRows;
    SqlEngine engine;

    TestDatabase() {
        this(7);
    }

    /** With so many rows in a page of a scan, and in a page of a backfill. */
    TestDatabase(int pageRows) {
        this.pageRows = pageRows;
        this.transactions = new MemoryTransactions(pageRows, SqlEngine.genesis());
        this.engine = new SqlEngine(transactions, host.caches(), 1, 1, pageRows);
    }

    TestSession session() {
        return new TestSession(engine, transactions, host);
    }

    /** As if the node had started again, or as another node: nothing is cached. */
    void restart(long incarnation) {
        engine = new SqlEngine(transactions, TestHost.create(incarnation).caches(), 1, incarnation, pageRows);
    }
}
