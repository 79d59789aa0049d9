package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.sql.catalog.CatalogRows;
import io.phantomdb.sql.catalog.IndexDescriptor;
import io.phantomdb.sql.catalog.IndexLayout;
import io.phantomdb.sql.catalog.SystemTables;
import io.phantomdb.sql.catalog.Table;
import io.phantomdb.sql.catalog.TableDescriptor;
import io.phantomdb.txn.Transaction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what lies in the store with what the descriptors say: every index is the table, and nothing else is there. */
final class IndexCheck {
    private IndexCheck() {}

    static void check(TestDatabase database) {
        int known = 0;
        for (TableDescriptor descriptor : tables(database)) {
            known += check(database, new Table(descriptor));
        }
        Span users = new Span(SystemTables.tableSpan(SystemTables.FIRST_USER_ID).start(), Bytes.EMPTY);
        assertEquals(known, database.transactions.rowCount(users), "keys that belong to no index");
    }

    static List<TableDescriptor> tables(TestDatabase database) {
        Transaction transaction = database.transactions.begin(TestHost.scope(database.host), true);
        try {
            return new CatalogRows(transaction).tables();
        } finally {
            transaction.rollback();
        }
    }

    static int jobs(TestDatabase database) {
        Transaction transaction = database.transactions.begin(TestHost.scope(database.host), true);
        try {
            return new CatalogRows(transaction).jobs().size();
        } finally {
            transaction.rollback();
        }
    }

    private static int check(TestDatabase database, Table table) {
        List<Transaction.KeyValue> rows = database.transactions.dump(Span.ofPrefix(table.primary().prefix()));
        int entries = rows.size();
        for (IndexLayout index : table.indexes()) {
            if (index == table.primary() || index.index().state() == IndexDescriptor.State.DELETE_ONLY) {
                continue;
            }
            Map<Bytes, Bytes> expected = new TreeMap<>();
            for (Transaction.KeyValue row : rows) {
                Object[] decoded = table.decode(row.key(), row.value());
                expected.put(index.key(decoded), table.value(index, decoded));
            }
            Map<Bytes, Bytes> there = new TreeMap<>();
            database.transactions.dump(Span.ofPrefix(index.prefix())).forEach(row -> there.put(row.key(), row.value()));
            assertEquals(expected, there, "index " + index.index().name());
            entries += there.size();
        }
        return entries;
    }
}
