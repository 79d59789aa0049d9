package io.phantomdb.txn;

import io.phantomdb.base.Probe;

/** Rare branches of transactions. */
public enum TxnProbe implements Probe {
    NEW_ATTEMPT("a commit was attempted again at a higher timestamp"),
    OUTCOME_LEARNT_COMMITTED("a commit lost its leader and was found to have happened"),
    OUTCOME_LEARNT_NOT_COMMITTED("a commit lost its leader and was found not to have happened"),
    OUTCOME_NOT_LEARNT("nobody could tell in time whether a commit had happened"),
    CANCELLED_BETWEEN_PARTS("a transaction was cancelled between the parts of its commit"),
    TABLE_CHANGED_WITHIN("a table changed between two statements of a transaction");

    private final String meaning;

    TxnProbe(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String area() {
        return "txn";
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
