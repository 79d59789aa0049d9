package io.phantomdb.txn;

import io.phantomdb.base.Lookup;
import io.phantomdb.base.TxnId;

/** The transactions that this node coordinates and has not ended. Shards ask for it when a lock is in somebody's way. On the store loop. */
public final class OpenTransactions {
    private final Lookup<TxnId, Boolean> open = new Lookup<>();

    void opened(TxnId txn) {
        open.put(txn, true);
    }

    void ended(TxnId txn) {
        open.remove(txn);
    }

    public boolean isOpen(TxnId txn) {
        return open.contains(txn);
    }

    public int count() {
        return open.size();
    }
}
