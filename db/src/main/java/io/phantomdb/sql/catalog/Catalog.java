package io.phantomdb.sql.catalog;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.RetryError;
import io.phantomdb.host.Caches;
import io.phantomdb.host.Scope;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import io.phantomdb.txn.Transactions;
import java.util.List;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A node's view of the catalog: descriptors and names it has seen, kept until a shard says that one is too old. Statements
 * may work with what is cached, because every request names the version it was planned with and a shard whose fence is
 * higher refuses it ({@link io.phantomdb.txn.StaleDescriptor}). A name that is not cached is always looked up, so a table
 * made elsewhere is seen at once. What a transaction has changed itself it sees, and nobody else, until it commits. Any thread.
 */
public final class Catalog {
    private static final long CACHE_BYTES_MAX = 16L << 20;
    private static final long DECODED_BYTES_MAX = 32L << 20;
    /** So many times as large as its stored form, about, is a descriptor. */
    private static final int DECODED_BY_STORED = 6;
    private static final int BYTES_PER_COLUMN = 200;
    private static final int BYTES_PER_NAME = 150;

    private record Name(int database, String schema, String name) {
        static Name of(TableDescriptor table) {
            return new Name(table.database(), table.schema(), table.name());
        }
    }

    /** A name that is looked for in several schemas, one after the other. */
    private record Looked(SearchPath path, List<String> schemas, String name) {}

    /** What it was found to be, and for how long: when another table comes before this one, this one gets another version. */
    private record Found(int id, int version) {}

    private final Transactions transactions;
    private final Caches.Cache<Name, Integer> names;
    private final Caches.Cache<Looked, Found> found;
    private final Caches.Cache<Integer, Table> tables;
    /** By what they are stored as. */
    private final Caches.Cache<Bytes, TableDescriptor> decoded;
    private final Precedences precedences;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<Rights> rights = new AtomicReference<>();

    public Catalog(Transactions transactions, Caches caches) {
        this.transactions = transactions;
        this.names = caches.create("catalog-names", CACHE_BYTES_MAX / 4, (name, id) -> BYTES_PER_NAME);
        this.found = caches.create("catalog-found", CACHE_BYTES_MAX / 4,
                (looked, id) -> BYTES_PER_NAME * (1 + looked.schemas().size()));
        this.decoded = caches.create("catalog-decoded", DECODED_BYTES_MAX,
                (stored, table) -> BYTES_PER_NAME + DECODED_BY_STORED * stored.length());
        this.precedences = new Precedences(transactions, caches);
        this.tables = caches.create("catalog-tables", CACHE_BYTES_MAX,
                (id, table) -> BYTES_PER_COLUMN * (2 + table.descriptor().columns().size()));
    }

    /** All that has a descriptor, as the transaction sees it, unlocked. Those that many ask for are decoded once, and there once. */
    public List<TableDescriptor> all(Transaction transaction) {
        return new CatalogRows(transaction).tables(Lock.PEEK, this::decoded);
    }

    private TableDescriptor decoded(Bytes stored) {
        TableDescriptor known = decoded.get(stored);
        if (known == null) {
            known = DescriptorCodec.table(stored);
            decoded.put(Bytes.wrap(stored.toArray()), known);
        }
        return known;
    }

    /** The table of that name, or null if there is none. */
    private Table table(Scope scope, int database, String schema, String name) {
        Integer id = names.get(new Name(database, schema, name));
        Table cached = id == null ? null : tables.get(id);
        // It may have been given another name since.
        if (cached != null && Name.of(cached.descriptor()).equals(new Name(database, schema, name))) {
            return cached;
        }
        return remember(read(scope, rows -> {
            CatalogName meant = rows.in(database).name(schema, name, Lock.SHARED);
            return meant == null || !meant.isTable() ? null : rows.table(meant.tableId(), Lock.SHARED);
        }));
    }

    /** The table of that name in the first of some schemas of the path that has one; null if there is none. */
    public Table table(Scope scope, SearchPath path, List<String> schemas, String name) {
        if (schemas.size() == 1) {
            return table(scope, path.database(), schemas.getFirst(), name);
        }
        Looked looked = new Looked(path, schemas, name);
        Found last = found.get(looked);
        Table cached = last == null ? null : tables.get(last.id());
        if (cached != null && cached.descriptor().version() == last.version()) {
            return cached;
        }
        Table table = look(scope, looked);
        if (table != null) {
            found.put(looked, new Found(table.descriptor().id(), table.descriptor().version()));
        }
        return table;
    }

    /** What was found behind other schemas is looked for again when it is written down that they come before it. */
    private Table look(Scope scope, Looked looked) {
        Table last = lookOnce(scope, looked);
        while (last != null && precedences.write(scope, looked.path(), looked.schemas(), last.descriptor())) {
            Table again = lookOnce(scope, looked);
            if (again != null && again.descriptor().schema().equals(last.descriptor().schema())) {
                return again;
            }
            last = again;
        }
        return last;
    }

    private Table lookOnce(Scope scope, Looked looked) {
        return remember(read(scope, rows -> new CatalogLookup(rows.in(looked.path().database()))
                .table(looked.schemas(), looked.name())));
    }

    /**
     * The same as a transaction sees it that may have changed the catalog itself. Then it looks for itself, under locks of its
     * own.
     */
    public Table table(Scope scope, Transaction transaction, SearchPath path, List<String> schemas, String name) {
        if (transaction.schemaEpoch() == 0) {
            return table(scope, path, schemas, name);
        }
        TableDescriptor own = new CatalogLookup(new CatalogRows(transaction).in(path.database())).table(schemas, name);
        return own == null ? null : new Table(own);
    }

    /** The database of that name as it is now; null if there is none. Waits, but for the founding one. */
    public DatabaseDescriptor database(Scope scope, String name) {
        return name.equals(DatabaseDescriptor.FOUNDING_NAME)
                ? DatabaseDescriptor.of(DatabaseDescriptor.FOUNDING, name)
                : read(scope, rows -> rows.database(name, Lock.SHARED));
    }

    /** Roles and privileges as the transaction sees them, which is null where there is none. Waits if they are not cached. */
    public Rights rights(Scope scope, Transaction transaction) {
        boolean isOwn = transaction != null && transaction.schemaEpoch() != 0
                && new CatalogRows(transaction).hasChangedTable(SystemTables.RIGHTS);
        return isOwn ? Rights.of(transaction) : rights(scope);
    }

    /** The same as they are now. */
    public Rights rightsNow(Scope scope, Transaction transaction) {
        tables.invalidate(SystemTables.RIGHTS);
        return rights(scope, transaction);
    }

    private Rights rights(Scope scope) {
        Table cached = tables.get(SystemTables.RIGHTS);
        Rights last = rights.get();
        if (last != null && cached != null && cached.version().equals(last.table().version())) {
            return last;
        }
        Rights now = read(scope, rows -> rows.rights());
        remember(now.table().descriptor());
        rights.set(now);
        return now;
    }

    /** A role as it is now, read anew; null if there is none of that name. */
    public Role role(Scope scope, String name) {
        return read(scope, rows -> rows.role(name));
    }

    /** The table of that id, or null if there is none. */
    public Table table(Scope scope, int id) {
        Table cached = tables.get(id);
        return cached != null ? cached : remember(read(scope, rows -> rows.table(id, Lock.SHARED)));
    }

    /** The same as the transaction sees it. */
    public Table table(Scope scope, Transaction transaction, int id) {
        if (transaction.schemaEpoch() != 0 && new CatalogRows(transaction).hasChangedTable(id)) {
            TableDescriptor own = new CatalogRows(transaction).table(id, Lock.SHARED);
            return own == null ? null : new Table(own);
        }
        return table(scope, id);
    }

    /** True if one of the constraints of that name, of whatever tables, can be deferred; null if there are none. */
    public static Boolean isDeferrable(Transaction transaction, String name) {
        List<Boolean> found = new ArrayList<>();
        for (TableDescriptor table : new CatalogRows(transaction).tables()) {
            ForeignKeyDescriptor key = table.foreignKeyNamed(name);
            IndexDescriptor index = table.indexNamed(name);
            if (key != null) {
                found.add(key.deferrable());
            }
            if (index != null && index.constraint() != IndexDescriptor.Constraint.NONE) {
                found.add(index.form().isDeferrable());
            }
        }
        return found.isEmpty() ? null : found.contains(true);
    }

    /** True if the table is, as far as this node knows, still at that version. Never waits. */
    public boolean isCurrent(Table table) {
        Integer id = names.get(Name.of(table.descriptor()));
        Table cached = id == null ? null : tables.get(id);
        return cached != null && cached.version().equals(table.version());
    }

    /**
     * To be asked before a statement fails by what is cached: throws {@link StaleDescriptor} if one of the tables is not as the
     * catalog has it now. Shards tell so only to those who get as far as asking them something.
     */
    public void confirm(Scope scope, List<Table> cached) {
        if (cached.isEmpty()) {
            return;
        }
        List<TableDescriptor> now = read(scope, rows -> rows.tables(cached.stream()
                .map(table -> table.descriptor().id()).toList()));
        for (int at = 0; at < cached.size(); at++) {
            TableDescriptor table = now.get(at);
            if (table == null || table.version() != cached.get(at).descriptor().version()) {
                throw new StaleDescriptor(cached.get(at).descriptor().id(), table == null
                        ? Integer.MAX_VALUE
                        : table.version());
            }
        }
    }

    /**
     * For a transaction that reads at a timestamp drawn before: throws RetryError if one of the tables was changed since, so that
     * it would read old rows as what they were not yet. What was planned with an even older table is planned anew.
     */
    public void requireAtTimestamp(Transaction transaction, List<Table> planned) {
        if (planned.isEmpty()) {
            return;
        }
        List<TableDescriptor> then = new CatalogRows(transaction).tables(planned.stream()
                .map(table -> table.descriptor().id()).toList());
        for (int at = 0; at < then.size(); at++) {
            TableDescriptor table = then.get(at);
            TableDescriptor known = planned.get(at).descriptor();
            if (table != null && table.version() > known.version()) {
                throw new StaleDescriptor(known.id(), table.version());
            }
            if (table == null || table.version() < known.version()) {
                throw new RetryError("the schema changed while the transaction was under way");
            }
        }
    }

    /** Called when a shard's fence has refused a version, and by whoever has just changed a descriptor. */
    public void forget(int tableId) {
        tables.invalidate(tableId);
        changes.incrementAndGet();
    }

    /** Counts what was forgotten: as long as it stays the same, what held still holds as far as this node knows. */
    public long changes() {
        return changes.get();
    }

    private <T> T read(Scope scope, Function<CatalogRows, T> body) {
        Transaction transaction = transactions.begin(scope, true);
        try {
            T result = body.apply(new CatalogRows(transaction));
            transaction.commit();
            return result;
        } finally {
            transaction.rollback();
        }
    }

    private Table remember(TableDescriptor descriptor) {
        if (descriptor == null) {
            return null;
        }
        Table table = new Table(descriptor);
        tables.put(descriptor.id(), table);
        names.put(Name.of(descriptor), descriptor.id());
        return table;
    }
}
