package io.phantomdb.txn;

/** How a transaction is begun. */
public record TransactionMode(Isolation isolation, boolean readOnly) {
    /** For work that is nobody's in particular. */
    public static final TransactionMode SERIALIZABLE = new TransactionMode(Isolation.SERIALIZABLE, false);

    /** The same, but one that only reads. */
    public TransactionMode asReadOnly() {
        return new TransactionMode(isolation, true);
    }
}
