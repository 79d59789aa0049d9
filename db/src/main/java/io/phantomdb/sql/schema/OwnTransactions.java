package io.phantomdb.sql.schema;

import io.phantomdb.base.RetryError;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.function.Function;

/** Transactions that a schema change runs for itself, each tried again until it happens. */
final class OwnTransactions {
    private static final int QUICK_RETRIES = 8;
    private static final int RETRIES_MAX = 200;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Transactions transactions;

    OwnTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    Transactions all() {
        return transactions;
    }

    /** The body may run several times; what it returns is of the run that was committed. */
    <T> T run(Scope scope, boolean readOnly, Function<Transaction, T> body) {
        for (int attempt = 1;; attempt++) {
            scope.tick();
            try {
                return once(scope, readOnly, body);
            } catch (RetryError retry) {
                if (attempt >= RETRIES_MAX) {
                    throw retry;
                }
            }
            if (attempt > QUICK_RETRIES) {
                scope.sleep(PAUSE_NANOS);
            }
        }
    }

    <T> T onCatalog(Scope scope, Function<CatalogRows, T> body) {
        return run(scope, false, transaction -> body.apply(new CatalogRows(transaction)));
    }

    <T> T readCatalog(Scope scope, Function<CatalogRows, T> body) {
        return run(scope, true, transaction -> body.apply(new CatalogRows(transaction)));
    }

    private <T> T once(Scope scope, boolean readOnly, Function<Transaction, T> body) {
        Transaction transaction = transactions.begin(scope, readOnly);
        try {
            T result = body.apply(transaction);
            transaction.commit();
            return result;
        } finally {
            transaction.rollback();
        }
    }
}
