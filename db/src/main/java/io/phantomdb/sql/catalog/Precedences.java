package io.phantomdb.sql.catalog;

import io.phantomdb.base.Check;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.UnknownOutcome;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transactions;
import java.util.ArrayList;
import java.util.List;

/**
 * Which schemas are searched before which. Whoever finds a table in one schema because another, before it, has none of that
 * name relies on what is not there, and no shard's fence speaks of that. So that the one schema is searched before the other
 * is written down, once, before anybody relies on it; and whoever gives a table a name in the one gives the table of that name
 * in the other a new version, which the fence tells everybody (sql.schema). Everything may come before {@code public}: that
 * is not written down. Nor is anything of temporary tables, which only their own session finds.
 *
 * <p>What is written stays: it costs a look whenever a table is named, and nothing else. Any story.
 */
final class Precedences {
    private static final int ATTEMPTS_MAX = 100;
    private static final long KNOWN_BYTES_MAX = 1L << 20;
    private static final int PAIR_BYTES = 250;

    private final Transactions transactions;
    private final Caches.Cache<Pair, Boolean> known;

    private record Pair(int database, String first, String second) {}

    Precedences(Transactions transactions, Caches caches) {
        this.transactions = transactions;
        this.known = caches.create("catalog-precedences", KNOWN_BYTES_MAX, (pair, written) -> PAIR_BYTES);
    }

    /**
     * Writes down that the schemas before the table's are searched before it. True if something was not known to be: then the
     * table has to be looked for once more.
     */
    boolean write(Scope scope, SearchPath path, List<String> schemas, TableDescriptor table) {
        List<String> before = schemas.subList(0, schemas.indexOf(table.schema())).stream()
                .filter(schema -> !SearchPath.isTemporary(schema)).toList();
        boolean isImplied = table.schema().equals(SchemaDescriptor.PUBLIC) || SearchPath.isTemporary(table.schema());
        List<String> unknown = new ArrayList<>();
        for (String schema : isImplied ? List.<String>of() : before) {
            if (known.get(pair(path, schema, table)) == null) {
                unknown.add(schema);
            }
        }
        if (unknown.isEmpty()) {
            return false;
        }
        write(scope, path.database(), unknown, table);
        unknown.forEach(schema -> known.put(pair(path, schema, table), true));
        return true;
    }

    private static Pair pair(SearchPath path, String first, TableDescriptor table) {
        return new Pair(path.database(), first, table.schema());
    }

    /** Doing it twice is harmless, so it is done until it is known to be done. */
    private void write(Scope scope, int database, List<String> firsts, TableDescriptor found) {
        for (int attempt = 1;; attempt++) {
            scope.tick();
            try {
                writeOnce(scope, database, firsts, found);
                return;
            } catch (RetryError | UnknownOutcome again) {
                if (attempt == ATTEMPTS_MAX) {
                    throw again;
                }
            }
        }
    }

    /** What was found gets a new version if a pair is new: until now nobody was told when a table before it went. */
    private void writeOnce(Scope scope, int database, List<String> firsts, TableDescriptor found) {
        String second = found.schema();
        boolean isNew = false;
        Transaction transaction = transactions.begin(scope, false);
        try {
            CatalogRows rows = new CatalogRows(transaction).in(database);
            for (String first : firsts) {
                Check.that(!first.equals(second), "a schema comes once in a path");
                if (!rows.precedes(first, second)) {
                    rows.putPrecedence(first, second);
                    isNew = true;
                }
            }
            TableDescriptor now = isNew ? rows.table(found.id(), Transaction.Lock.EXCLUSIVE) : null;
            if (now != null) {
                rows.changeTable(now.nextVersion());
            }
            transaction.commit();
        } finally {
            transaction.rollback();
        }
    }
}
