package io.phantomdb.sql.execute;

import io.phantomdb.txn.Transaction;
import java.util.TreeSet;

/** What statements leave with their transaction for later ones, and for its end. When it is tried again, all comes anew. One story's. */
public final class TransactionRiders implements Transaction.Companion {
    private final DeferredChecks checks = new DeferredChecks();
    private final TreeSet<Integer> ownSequences = new TreeSet<>();

    private TransactionRiders() {}

    /** Those of the transaction. */
    public static TransactionRiders of(Transaction transaction) {
        if (transaction.companion() == null) {
            transaction.accompany(new TransactionRiders());
        }
        return (TransactionRiders) transaction.companion();
    }

    /** What is to be checked at the end. */
    public DeferredChecks checks() {
        return checks;
    }

    /** The transaction has locked the row of a sequence: drawing from it anywhere else would wait for its end. */
    public void ownsSequence(int sequenceId) {
        ownSequences.add(sequenceId);
    }

    public boolean isOwnSequence(int sequenceId) {
        return ownSequences.contains(sequenceId);
    }

    @Override
    public void beforeCommit() {
        checks.beforeCommit();
    }

    /** Locks stay when writes are undone, so sequences stay the transaction's own. */
    @Override
    public void undoneTo(long mark) {
        checks.undoneTo(mark);
    }
}
