package io.phantomdb.sql;

import io.phantomdb.host.Host;

/** A database over transactions in memory. */
final class TestDatabase {
    final MemoryTransactions transactions = new MemoryTransactions(7, SqlEngine.genesis());
    final Host host = TestHost.create(1);
    SqlEngine engine = new SqlEngine(transactions, host.caches(), 1, 1);

    TestSession session() {
        return new TestSession(engine, transactions, host);
    }

    /** As if the node had started again, or as another node: nothing is cached. */
    void restart(long incarnation) {
        engine = new SqlEngine(transactions, TestHost.create(incarnation).caches(), 1, incarnation);
    }
}
