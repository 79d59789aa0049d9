package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
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
    private final List<IndexLayout> targets;

    Backfill(OwnTransactions transactions, JobDescriptor job, Table table, int pageRows) {
        this.transactions = transactions;
        this.job = job;
        this.table = table;
        this.pageRows = pageRows;
        this.targets = job.newIndexIds().stream().map(table::layout).toList();
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
        List<Object[]> decoded = new ArrayList<>(rows.size());
        for (KeyValue row : rows) {
            decoded.add(table.decode(row.key(), row.value()));
        }
        for (IndexLayout target : targets) {
            fill(transaction, target, rows, decoded);
        }
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

    private void fill(Transaction transaction, IndexLayout target, List<KeyValue> rows, List<Object[]> decoded) {
        List<Bytes> keys = new ArrayList<>(rows.size());
        for (Object[] row : decoded) {
            requireNoNull(target, row);
            keys.add(target.key(row));
        }
        if (target.index().unique()) {
            refuseDuplicates(transaction, target, rows, decoded, keys);
        }
        for (int at = 0; at < keys.size(); at++) {
            transaction.put(table.version(), keys.get(at), table.value(target, decoded.get(at)));
        }
    }

    private void requireNoNull(IndexLayout target, Object[] row) {
        if (!target.index().holdsRows()) {
            return;
        }
        for (IndexDescriptor.Part part : target.index().parts()) {
            if (row[table.ordinal(part.columnId())] == null) {
                throw new BackfillFailed(SqlState.NOT_NULL_VIOLATION,
                        "column \"" + table.descriptor().column(part.columnId()).name() + "\" of relation \""
                                + table.descriptor().name() + "\" contains null values",
                        null);
            }
        }
    }

    private void refuseDuplicates(Transaction transaction, IndexLayout target, List<KeyValue> rows,
            List<Object[]> decoded, List<Bytes> keys) {
        List<Bytes> there = transaction.get(table.version(), keys, Lock.EXCLUSIVE);
        Lookup<Bytes, Boolean> seen = new Lookup<>();
        for (int at = 0; at < keys.size(); at++) {
            boolean twice = seen.put(keys.get(at), true) != null;
            boolean others = there.get(at) != null
                    && !table.primaryKey(target, keys.get(at), there.get(at)).equals(rows.get(at).key());
            if (twice || others) {
                throw new BackfillFailed(SqlState.UNIQUE_VIOLATION,
                        "could not create unique index \"" + target.index().name() + "\"",
                        "Key " + target.describe(decoded.get(at)) + " is duplicated.");
            }
        }
    }
}
