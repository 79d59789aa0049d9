package io.phantomdb.txn;

/** What whoever asks with a commit token learns. */
public enum TransactionStatus {
    COMMITTED,
    /** It did not happen and never will. */
    ABORTED,
    /** So much time has passed that it is not remembered any more, or may not be. */
    UNKNOWN
}
