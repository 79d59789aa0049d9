package io.phantomdb.txn;

import io.phantomdb.base.TxnId;

/** How a transaction is begun, and for which session; null for work that is none's. */
public record TransactionMode(Isolation isolation, boolean readOnly, Session session) {
    /** For work that is nobody's in particular. */
    public static final TransactionMode SERIALIZABLE = new TransactionMode(Isolation.SERIALIZABLE, false, null);

    /** Locks of one session are not in each other's way, and it is one party of a deadlock. */
    public record Session(TxnId id, int backendPid) {}

    /** The same, but one that only reads. */
    public TransactionMode asReadOnly() {
        return new TransactionMode(isolation, true, session);
    }

    /** The same for a session. */
    public TransactionMode of(Session owner) {
        return new TransactionMode(isolation, readOnly, owner);
    }
}
