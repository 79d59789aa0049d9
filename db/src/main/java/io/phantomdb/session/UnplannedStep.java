package io.phantomdb.session;

import io.phantomdb.txn.Transaction;
import java.util.function.Consumer;

/** Something that is done in the transaction without a plan and without an answer, so that it can be done again as it is. */
record UnplannedStep(Consumer<Transaction> action) implements Work.Body {
    @Override
    public void run(Transaction transaction) {
        action.accept(transaction);
    }

    @Override
    public boolean startsAnew() {
        return true;
    }

    @Override
    public void planAgain() {}

    @Override
    public void close() {}
}
