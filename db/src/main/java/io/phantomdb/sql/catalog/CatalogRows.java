package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.RetryError;
import io.phantomdb.base.Span;
import io.phantomdb.base.SqlState;
import io.phantomdb.base.StatementError;
import io.phantomdb.rows.Type;
import io.phantomdb.sql.roles.Role;
import io.phantomdb.txn.StaleDescriptor;
import io.phantomdb.txn.TableVersion;
import io.phantomdb.txn.Transaction;
import io.phantomdb.txn.Transaction.Lock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The catalog inside one transaction: typed reads and writes of the system tables. Who means to change a row reads it with
 * an exclusive lock first. Names are those of one database; whoever asks for none has said which ({@link #in}).
 */
public final class CatalogRows {
    private static final int TABLE_IDS = 1;
    private static final int JOB_IDS = 2;
    private static final int ROW_ID_EPOCHS = 3;
    private static final int DEPENDENT_FORMAT = 1;
    private static final int COMMENT_FORMAT = 1;

    private static final int NO_DATABASE = 0;

    private final Transaction transaction;
    private final int database;

    public CatalogRows(Transaction transaction) {
        this(transaction, NO_DATABASE);
    }

    private CatalogRows(Transaction transaction, int database) {
        this.transaction = transaction;
        this.database = database;
    }

    /** The same, with the names of a database. */
    public CatalogRows in(int databaseId) {
        return new CatalogRows(transaction, databaseId);
    }

    private int database() {
        Check.that(database != NO_DATABASE, "a name of some database");
        return database;
    }

    /** What must be there when a cluster is founded: the counters, so that ids start where users' ids start. */
    public static List<Transaction.KeyValue> genesis() {
        return List.of(
                new Transaction.KeyValue(SystemTables.counterKey(TABLE_IDS), number(SystemTables.FIRST_USER_ID - 1)),
                new Transaction.KeyValue(SystemTables.counterKey(JOB_IDS), number(0)),
                new Transaction.KeyValue(SystemTables.counterKey(ROW_ID_EPOCHS), number(0)));
    }

    /** Null if the name is free. */
    public CatalogName name(String schema, String name, Lock lock) {
        Bytes value = get1(SystemTables.NAMES, SystemTables.nameKey(database(), schema, name), lock);
        return value == null ? null : DescriptorCodec.name(value);
    }

    public void putName(String schema, String name, CatalogName target) {
        transaction.put(SystemTables.NAMES, SystemTables.nameKey(database(), schema, name),
                DescriptorCodec.encode(target));
    }

    public void deleteName(String schema, String name) {
        transaction.delete(SystemTables.NAMES, SystemTables.nameKey(database(), schema, name));
    }

    /** What a name stands for, with the name. */
    public record Named(String name, CatalogName target) {}

    /** All names in a schema, in their order. */
    public List<Named> names(String schema, Lock lock) {
        Span span = SystemTables.nameSpan(database(), schema);
        List<Named> names = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.NAMES, span, false, lock, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> names.add(new Named(SystemTables.nameOf(row.key(), span),
                    DescriptorCodec.name(row.value()))));
        }
        return names;
    }

    /** Null if there is none. */
    public SchemaDescriptor schema(String name, Lock lock) {
        SchemaDescriptor stored = storedSchema(name, lock);
        return stored == null || stored.isDropped() ? null : stored;
    }

    private SchemaDescriptor storedSchema(String name, Lock lock) {
        Bytes value = get1(SystemTables.SCHEMAS, SystemTables.schemaKey(database(), name), lock);
        if (value != null) {
            return DescriptorCodec.schema(name, value);
        }
        return name.equals(SchemaDescriptor.PUBLIC) ? SchemaDescriptor.builtIn() : null;
    }

    /** All schemas of users, in the order of their names. */
    public List<SchemaDescriptor> schemas() {
        return schemas(Lock.SHARED);
    }

    public List<SchemaDescriptor> schemas(Lock lock) {
        Span span = SystemTables.schemaSpan(database());
        TreeMap<String, SchemaDescriptor> found = new TreeMap<>();
        found.put(SchemaDescriptor.PUBLIC, SchemaDescriptor.builtIn());
        Transaction.Scan scan = transaction.scan(SystemTables.SCHEMAS, span, false, lock, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            for (var row : page) {
                String name = SystemTables.nameOf(row.key(), span);
                found.put(name, DescriptorCodec.schema(name, row.value()));
            }
        }
        return found.values().stream().filter(schema -> !schema.isDropped()).toList();
    }

    public void putSchema(SchemaDescriptor schema) {
        transaction.put(SystemTables.SCHEMAS, SystemTables.schemaKey(database(), schema.name()),
                DescriptorCodec.encode(schema));
    }

    public void deleteSchema(String name) {
        if (name.equals(SchemaDescriptor.PUBLIC)) {
            putSchema(SchemaDescriptor.builtIn().gone());
        } else {
            transaction.delete(SystemTables.SCHEMAS, SystemTables.schemaKey(database(), name));
        }
    }

    /** A schema of temporary tables, with its database. */
    public record TemporarySchema(int database, SchemaDescriptor schema) {}

    /** Those of all sessions, in all databases. */
    public List<TemporarySchema> temporarySchemas() {
        List<TemporarySchema> found = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.SCHEMAS, SystemTables.schemaSpan(), false, Lock.SHARED,
                0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            for (var row : page) {
                int owner = SystemTables.databaseOf(row.key());
                String name = SystemTables.nameOf(row.key(), SystemTables.schemaSpan(owner));
                SchemaDescriptor schema = DescriptorCodec.schema(name, row.value());
                if (schema.owner() != null) {
                    found.add(new TemporarySchema(owner, schema));
                }
            }
        }
        return found;
    }

    /** Null if there is none. */
    public DatabaseDescriptor database(String name, Lock lock) {
        Bytes value = get1(SystemTables.DATABASES, SystemTables.databaseKey(name), lock);
        if (value == null) {
            return DatabaseDescriptor.builtIn().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElse(null);
        }
        DatabaseDescriptor stored = DescriptorCodec.database(name, value);
        return stored.isDropped() ? null : stored;
    }

    /** All of them, in the order of their names. */
    public List<DatabaseDescriptor> databases() {
        return databases(Lock.SHARED);
    }

    public List<DatabaseDescriptor> databases(Lock lock) {
        Span span = SystemTables.databaseSpan();
        TreeMap<String, DatabaseDescriptor> found = new TreeMap<>();
        DatabaseDescriptor.builtIn().forEach(each -> found.put(each.name(), each));
        Transaction.Scan scan = transaction.scan(SystemTables.DATABASES, span, false, lock, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            for (var row : page) {
                String name = SystemTables.nameOf(row.key(), span);
                found.put(name, DescriptorCodec.database(name, row.value()));
            }
        }
        return found.values().stream().filter(each -> !each.isDropped()).toList();
    }

    public void putDatabase(DatabaseDescriptor stored) {
        transaction.put(SystemTables.DATABASES, SystemTables.databaseKey(stored.name()),
                DescriptorCodec.encode(stored));
    }

    /** One that every cluster begins with is written down to be gone. */
    public void deleteDatabase(DatabaseDescriptor gone) {
        if (DatabaseDescriptor.builtIn().stream().anyMatch(each -> each.name().equals(gone.name()))) {
            putDatabase(gone.dropped());
        } else {
            transaction.delete(SystemTables.DATABASES, SystemTables.databaseKey(gone.name()));
        }
    }

    /** True if it is written down that names are looked for in the first schema before the second. */
    boolean precedes(String first, String second) {
        return get1(SystemTables.PRECEDENCES, SystemTables.precedenceKey(database(), first, second),
                Lock.SHARED) != null;
    }

    void putPrecedence(String first, String second) {
        transaction.put(SystemTables.PRECEDENCES, SystemTables.precedenceKey(database(), first, second),
                new ByteWriter(1).u8(1).take());
    }

    /** The schemas that somebody has looked for names in after the first; none comes to them before the transaction ends. */
    public List<String> schemasAfter(String first) {
        Span span = SystemTables.precedenceSpan(database(), first);
        transaction.lockSpan(SystemTables.PRECEDENCES, span, Lock.HELD, Transaction.Waiting.WAIT);
        List<String> after = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.PRECEDENCES, span, false, Lock.HELD, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> after.add(SystemTables.nameOf(row.key(), span)));
        }
        return after;
    }

    /** Null if there is no such table any more. */
    public TableDescriptor table(int tableId, Lock lock) {
        return decoded(tableId, get1(SystemTables.DESCRIPTORS, SystemTables.descriptorKey(tableId), lock));
    }

    private static TableDescriptor decoded(int tableId, Bytes value) {
        if (value == null) {
            return tableId == SystemTables.RIGHTS ? RightsDescriptor.first() : null;
        }
        return DescriptorCodec.table(value);
    }

    /**
     * What a name or another descriptor refers to. Locks are lost with their leader, so it may be gone although what refers
     * to it is still there: then nothing that this transaction has read is worth anything, and it begins again.
     */
    public TableDescriptor present(int tableId, Lock lock) {
        TableDescriptor table = table(tableId, lock);
        if (table == null) {
            throw new RetryError("the schema changed while the transaction was under way");
        }
        return table;
    }

    /** Null for those that are not there any more; not locked but by a transaction that writes. */
    List<TableDescriptor> tables(List<Integer> tableIds) {
        List<Bytes> keys = tableIds.stream().map(SystemTables::descriptorKey).toList();
        List<TableDescriptor> tables = new ArrayList<>();
        List<Bytes> values = transaction.get(SystemTables.DESCRIPTORS, keys, Lock.SHARED);
        for (int at = 0; at < values.size(); at++) {
            tables.add(decoded(tableIds.get(at), values.get(at)));
        }
        return tables;
    }

    public void putTable(TableDescriptor table) {
        transaction.put(SystemTables.DESCRIPTORS, SystemTables.descriptorKey(table.id()),
                DescriptorCodec.encode(table));
    }

    /**
     * Replaces the descriptor in one step: nobody works with the version before once the transaction is committed. A first
     * version makes the table.
     */
    public void changeTable(TableDescriptor table) {
        requireTypes(table);
        putTable(table);
        transaction.raiseFence(table.tableVersion());
    }

    /** Types that users defined are what the columns take them for, and are told what they are needed for. */
    private void requireTypes(TableDescriptor table) {
        TreeMap<Integer, Type> types = new TreeMap<>();
        for (ColumnDescriptor column : table.columns()) {
            if (column.state() != ColumnDescriptor.State.DROPPED && column.userType() != null) {
                types.put(column.userType().oid(), column.userType());
            }
        }
        types.forEach((id, type) -> {
            TableDescriptor now = table(id, Lock.HELD);
            requireOther(table, type);
            if (now == null || now.type() == null || !now.type().isDefinedAs(type)) {
                throw new StaleDescriptor(id, now == null ? Integer.MAX_VALUE : now.version());
            }
            putDependent(id, table.id());
        });
    }

    private static void requireOther(TableDescriptor table, Type type) {
        if (type.oid() == table.id()) {
            throw new StatementError(SqlState.INVALID_TABLE_DEFINITION,
                    "composite type " + type.sqlName() + " cannot be made a member of itself");
        }
        if (type.fields() != null) {
            type.fields().stream().map(field -> TypeCodec.userType(field.type().type())).filter(Objects::nonNull)
                    .forEach(part -> requireOther(table, part));
        }
    }

    /** All roles and privileges that have no descriptors of their own. */
    Rights rights() {
        return Rights.of(transaction);
    }

    /** Null if there is no such role. */
    Role role(String name) {
        return new RoleRows(transaction).find(name, Lock.SHARED);
    }

    /** True if this transaction has given the name away, or taken it. */
    boolean hasChangedName(String schema, String name) {
        return transaction.hasWritten(SystemTables.nameKey(database(), schema, name));
    }

    /** True if this transaction has made, changed or dropped the table. */
    public boolean hasChangedTable(int tableId) {
        return transaction.hasWritten(SystemTables.descriptorKey(tableId));
    }

    public void deleteTable(int tableId) {
        transaction.delete(SystemTables.DESCRIPTORS, SystemTables.descriptorKey(tableId));
    }

    public List<TableDescriptor> tables() {
        return tables(Lock.SHARED);
    }

    public List<TableDescriptor> tables(Lock lock) {
        return tables(lock, DescriptorCodec::table);
    }

    /** The same, with somebody else to decode them. */
    List<TableDescriptor> tables(Lock lock, Function<Bytes, TableDescriptor> decode) {
        List<TableDescriptor> tables = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.DESCRIPTORS, SystemTables.descriptorSpan(), false, lock,
                0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> tables.add(decode.apply(row.value())));
        }
        tables.removeIf(TableDescriptor::isRights);
        return tables;
    }

    /** A null text takes it away. */
    public void putComment(CommentKey on, String text) {
        Bytes key = SystemTables.commentKey(on);
        if (text == null) {
            transaction.delete(SystemTables.COMMENTS, key);
        } else {
            transaction.put(SystemTables.COMMENTS, key,
                    new ByteWriter(text.length() + 1).u8(COMMENT_FORMAT).raw(Bytes.ofUtf8(text)).take());
        }
    }

    /** What is said of the one is said of the other. */
    public void renameComment(CommentKey from, CommentKey to) {
        Bytes text = get1(SystemTables.COMMENTS, SystemTables.commentKey(from), Lock.EXCLUSIVE);
        if (text != null) {
            transaction.delete(SystemTables.COMMENTS, SystemTables.commentKey(from));
            transaction.put(SystemTables.COMMENTS, SystemTables.commentKey(to), text);
        }
    }

    /** All that is said of something that is dropped. */
    public void deleteComments(int id) {
        for (Transaction.KeyValue row : rows(SystemTables.commentSpan(id), Lock.SHARED)) {
            transaction.delete(SystemTables.COMMENTS, row.key());
        }
    }

    public record Comment(CommentKey on, String text) {}

    /** All there are, for those who only look: nothing that is decided depends on a comment. */
    public List<Comment> comments() {
        return comments(SystemTables.commentSpan(), Lock.PEEK);
    }

    /** Those on something and on its parts. */
    public List<Comment> comments(int id) {
        return comments(SystemTables.commentSpan(id), Lock.SHARED);
    }

    private List<Comment> comments(Span span, Lock lock) {
        List<Comment> comments = new ArrayList<>();
        for (Transaction.KeyValue row : rows(span, lock)) {
            try {
                CommentKey on = CommentKey.read(SystemTables.commentOf(row.key()));
                comments.add(new Comment(on, row.value().slice(1, row.value().length()).utf8()));
            } catch (ByteReader.Malformed malformed) {
                throw new StatementError(SqlState.DATA_CORRUPTED, "a stored comment cannot be read: "
                        + malformed.getMessage());
            }
        }
        return comments;
    }

    private List<Transaction.KeyValue> rows(Span span, Lock lock) {
        List<Transaction.KeyValue> rows = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.COMMENTS, span, false, lock, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            rows.addAll(page);
        }
        return rows;
    }

    /** From now on the dependent, a table or view, cannot be without the other. */
    public void putDependent(int id, int dependentId) {
        transaction.put(SystemTables.DEPENDENTS, SystemTables.dependentKey(id, dependentId),
                new ByteWriter(1).u8(DEPENDENT_FORMAT).take());
    }

    public void deleteDependent(int id, int dependentId) {
        transaction.delete(SystemTables.DEPENDENTS, SystemTables.dependentKey(id, dependentId));
    }

    /** What cannot be without it, by rising ids. */
    public List<Integer> dependents(int id, Lock lock) {
        List<Integer> ids = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.DEPENDENTS, SystemTables.dependentSpan(id), false, lock,
                0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> ids.add(SystemTables.lastNumberOf(row.key())));
        }
        return ids;
    }

    /** Null if the job is done. */
    public JobDescriptor job(long jobId, Lock lock) {
        Bytes value = get1(SystemTables.JOBS, SystemTables.jobKey(jobId), lock);
        return value == null ? null : DescriptorCodec.job(value);
    }

    public void putJob(JobDescriptor job) {
        transaction.put(SystemTables.JOBS, SystemTables.jobKey(job.id()), DescriptorCodec.encode(job));
    }

    public void deleteJob(long jobId) {
        transaction.delete(SystemTables.JOBS, SystemTables.jobKey(jobId));
    }

    public List<JobDescriptor> jobs() {
        List<JobDescriptor> jobs = new ArrayList<>();
        Transaction.Scan scan = transaction.scan(SystemTables.JOBS, SystemTables.jobSpan(), false, Lock.SHARED, 0);
        for (var page = scan.nextPage(); !page.isEmpty(); page = scan.nextPage()) {
            page.forEach(row -> jobs.add(DescriptorCodec.job(row.value())));
        }
        return jobs;
    }

    /** A table id that nobody had before; the number is taken once the transaction commits. */
    public int newTableId() {
        return Math.toIntExact(next(TABLE_IDS));
    }

    public long newJobId() {
        return next(JOB_IDS);
    }

    /** The upper half of row ids that nobody else will give out. */
    public long newRowIdEpoch() {
        return next(ROW_ID_EPOCHS);
    }

    private long next(int counter) {
        Bytes key = SystemTables.counterKey(counter);
        Bytes stored = Check.present(get1(SystemTables.COUNTERS, key, Lock.EXCLUSIVE), "counter");
        long next = new ByteReader(stored).u64() + 1;
        transaction.put(SystemTables.COUNTERS, key, number(next));
        return next;
    }

    private Bytes get1(TableVersion table, Bytes key, Lock lock) {
        return transaction.get(table, List.of(key), lock).getFirst();
    }

    private static Bytes number(long value) {
        return new ByteWriter(8).u64(value).take();
    }
}
