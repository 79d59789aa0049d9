package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.JobDescriptor;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the rows there are into new indexes, page by page, a transaction each. Everybody else maintains the new indexes
 * already, and a page reads its rows with locks that its commit validates, so whichever of the two comes second sees the
 * first. Where a page stopped is stored every few pages; doing one twice is harmless.
 */
final class Backfill {
    private static final int PAGES_PER_CHECKPOINT = 16;

    private final OwnTransactions transactions;
    private final JobDescriptor job;
    private final Table table;
    private final int pageRows;
    private final IndexEntries entries;

    Backfill(OwnTransactions transactions, JobDescriptor job, Table table, int pageRows) {
        this.transactions = transactions;
        this.job = job;
        this.table = table;
        this.pageRows = pageRows;
        this.entries = new IndexEntries(table, job.newIndexIds());
    }

    void run(Scope scope) {
        Bytes last = job.checkpoint();
        if (!last.isEmpty()) {
            scope.reached(SchemaProbe.BACKFILL_RESUMED);
        }
        for (int pages = 1;; pages++) {
            Bytes from = last.isEmpty() ? table.primary().prefix() : last.successor();
            last = transactions.run(scope, false, transaction -> page(transaction, from));
            if (last == null) {
                return;
            }
            if (pages % PAGES_PER_CHECKPOINT == 0) {
                SchemaJobs.saveCheckpoint(scope, transactions, job, last);
            }
        }
    }

    /** Returns the last key it dealt with, null if there was none. */
    private Bytes page(Transaction transaction, Bytes from) {
        SchemaJobs.claimed(new CatalogRows(transaction).job(job.id(), Lock.SHARED), job.claim());
        List<KeyValue> rows = read(transaction, from);
        if (rows.isEmpty()) {
            return null;
        }
        entries.fillShared(transaction, rows);
        return rows.getLast().key();
    }

    private List<KeyValue> read(Transaction transaction, Bytes from) {
        Span span = new Span(from, table.primary().prefix().prefixEnd());
        Transaction.Scan scan = transaction.scan(table.version(), span, false, Lock.SHARED, pageRows);
        List<KeyValue> rows = new ArrayList<>(pageRows);
        for (List<KeyValue> page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            rows.addAll(page);
            if (rows.size() >= pageRows) {
                break;
            }
        }
        return rows;
    }
}
