package io.phantomdb.sql.schema;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Lookup;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.KeyValue;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of a table and writes their entries in new indexes. */
final class IndexEntries {
    /** What is there already at the keys of a unique index; null where there is nothing. */
    interface Found {
        List<Bytes> at(List<Bytes> keys);
    }

    private final Table table;
    private final List<IndexLayout> targets;

    IndexEntries(Table table, List<Integer> indexIds) {
        this.table = table;
        this.targets = table.indexes().stream().filter(index -> indexIds.contains(index.index().id())).toList();
    }

    /**
     * All rows, in the transaction that makes the indexes: nobody else can have written to them, so only the transaction's own
     * entries are looked at.
     */
    void fillAll(Scope scope, Transaction transaction) {
        Transaction.Scan scan = transaction.scan(table.version(), Span.ofPrefix(table.primary().prefix()), false,
                Lock.SHARED, 0);
        for (List<KeyValue> rows = scan.nextPage(); !rows.isEmpty(); rows = scan.nextPage()) {
            scope.tick();
            fill(transaction, rows, keys -> keys.stream().map(key -> own(transaction, key)).toList());
        }
        for (IndexLayout target : targets) {
            if (target.index().form().isDeferrable()) {
                refuseNeighbours(scope, transaction, target);
            }
        }
    }

    /** Entries of a deferrable key lie side by side if they are the same. */
    private void refuseNeighbours(Scope scope, Transaction transaction, IndexLayout target) {
        Bytes before = null;
        Transaction.Scan scan = transaction.scan(table.version(), Span.ofPrefix(target.prefix()), false, Lock.SHARED,
                0);
        for (List<KeyValue> entries = scan.nextPage(); !entries.isEmpty(); entries = scan.nextPage()) {
            scope.tick();
            for (KeyValue entry : entries) {
                Bytes same = target.clashPrefix(entry.key());
                if (same != null && same.equals(before)) {
                    throw duplicated(target, rowOf(scope, transaction, target, entry.key()));
                }
                before = same;
            }
        }
    }

    /** The row an entry was made of, looked for among all: the entry may lead to it by a primary key that is not there yet. */
    private Object[] rowOf(Scope scope, Transaction transaction, IndexLayout target, Bytes entryKey) {
        Transaction.Scan scan = transaction.scan(table.version(), Span.ofPrefix(table.primary().prefix()), false,
                Lock.SHARED, 0);
        for (List<KeyValue> rows = scan.nextPage(); !rows.isEmpty(); rows = scan.nextPage()) {
            scope.tick();
            for (KeyValue row : rows) {
                Object[] decoded = table.decode(row.key(), row.value());
                if (target.contains(decoded) && target.key(decoded).equals(entryKey)) {
                    return decoded;
                }
            }
        }
        throw Check.unreachable("an entry without a row in index " + target.index().name());
    }

    private static BackfillFailed duplicated(IndexLayout target, Object[] row) {
        return new BackfillFailed(SqlState.UNIQUE_VIOLATION,
                "could not create unique index \"" + target.index().name() + "\"",
                "Key " + target.describe(row) + " is duplicated.");
    }

    private Bytes own(Transaction transaction, Bytes key) {
        return transaction.hasWritten(key)
                ? transaction.get(table.version(), List.of(key), Lock.EXCLUSIVE).getFirst()
                : null;
    }

    /** Some rows, while others may write to the indexes. */
    void fillShared(Transaction transaction, List<KeyValue> rows) {
        fill(transaction, rows, keys -> transaction.get(table.version(), keys, Lock.EXCLUSIVE));
    }

    private void fill(Transaction transaction, List<KeyValue> rows, Found found) {
        List<Object[]> decoded = new ArrayList<>(rows.size());
        for (KeyValue row : rows) {
            decoded.add(table.decode(row.key(), row.value()));
        }
        for (IndexLayout target : targets) {
            fill(transaction, target, rows, decoded, found);
        }
    }

    private void fill(Transaction transaction, IndexLayout target, List<KeyValue> rows, List<Object[]> decoded,
            Found found) {
        List<KeyValue> entered = new ArrayList<>(rows.size());
        List<Object[]> contained = new ArrayList<>(rows.size());
        List<Bytes> keys = new ArrayList<>(rows.size());
        for (int at = 0; at < rows.size(); at++) {
            Object[] row = decoded.get(at);
            requireNoNull(target, row);
            if (target.contains(row)) {
                entered.add(rows.get(at));
                contained.add(row);
                keys.add(target.key(row));
            }
        }
        if (target.index().unique()) {
            refuseDuplicates(target, entered, contained, keys, found.at(keys));
        }
        for (int at = 0; at < keys.size(); at++) {
            transaction.put(table.version(), keys.get(at), table.value(target, contained.get(at)));
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

    private void refuseDuplicates(IndexLayout target, List<KeyValue> rows, List<Object[]> decoded, List<Bytes> keys,
            List<Bytes> there) {
        Lookup<Bytes, Boolean> seen = new Lookup<>();
        for (int at = 0; at < keys.size(); at++) {
            boolean twice = seen.put(keys.get(at), true) != null;
            boolean others = there.get(at) != null
                    && !isOf(rows.get(at), decoded.get(at), target, keys.get(at), there.get(at));
            if (twice || others) {
                throw duplicated(target, decoded.get(at));
            }
        }
    }

    /** True if the entry is the row's own: of a page that is filled again, or of whoever has changed the row meanwhile. */
    private boolean isOf(KeyValue row, Object[] decoded, IndexLayout target, Bytes key, Bytes value) {
        // An entry without a row leads to it by the primary key there will be, which may be another than there is.
        return target.index().holdsRows()
                ? table.primaryKey(target, key, value).equals(row.key())
                : table.value(target, decoded).equals(value);
    }
}
