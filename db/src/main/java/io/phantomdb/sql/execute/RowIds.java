package io.phantomdb.sql.execute;

import io.phantomdb.base.RetryError;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Row ids of tables without a primary key. Nobody looks at what is there before writing under a new id, so no two writers
 * may ever draw the same one, whatever their clocks and random numbers are like: a node takes a number from the catalog
 * when it draws its first id, and counts below it. One per node, any story.
 *
 * <pre>
 *   63            32 31             0
 *   │ epoch, of the  │ count          │
 *   │ catalog        │                │
 * </pre>
 */
public final class RowIds {
    private static final int COUNT_BITS = 32;
    private static final int RETRIES_MAX = 20;

    private final Transactions transactions;
    /** The next id; 0 before the first. */
    private final AtomicLong next = new AtomicLong();

    public RowIds(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The first of so many ids in a row. */
    public long take(Scope scope, int count) {
        while (true) {
            long first = next.get();
            boolean isThere = first != 0 && (first >>> COUNT_BITS) == (first + count >>> COUNT_BITS);
            if (isThere && next.compareAndSet(first, first + count)) {
                return first;
            }
            if (!isThere) {
                next.compareAndSet(first, newEpoch(scope) << COUNT_BITS | 1);
            }
        }
    }

    private long newEpoch(Scope scope) {
        for (int attempt = 1;; attempt++) {
            Transaction transaction = transactions.begin(scope, false);
            try {
                long epoch = new CatalogRows(transaction).newRowIdEpoch();
                transaction.commit();
                return epoch;
            } catch (RetryError retry) {
                if (attempt == RETRIES_MAX) {
                    throw retry;
                }
            } catch (UnknownOutcome unknown) {
                // Nobody uses an epoch that nobody heard of, and the statement that needs one has not happened.
                if (attempt == RETRIES_MAX) {
                    throw new RetryError("no row ids could be had: " + unknown.getMessage());
                }
            } finally {
                transaction.rollback();
            }
        }
    }
}
