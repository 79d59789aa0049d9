package io.phantomdb.sql.catalog;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import io.phantomdb.txn.TableVersion;

/**
 * Keys of the catalog's own tables. They look like every other key, {@code 0x01 · descriptor id · index id · columns}, but
 * have ids below 16384, and their layout is fixed here, not by a descriptor.
 *
 * <pre>
 *   2 names        schema 00 name 00    → StoredName; but for the founding database with 00 database before it
 *   3 descriptors  table id             → StoredTable
 *   4 counters     counter number       → the last number given out
 *   5 jobs         job id               → StoredJob
 *   6 dependents   id · dependent id    → a format byte: the dependent cannot be without the first
 *   7 schemas      database, schema 00  → StoredSchema
 *   9 databases    name 00              → StoredDatabase
 *   8 precedences  database, schema 00 schema 00 → nothing: plans rely on names looked for in the one before the other
 *   11 roles       name 00              → StoredRole
 *   12 memberships role id · member id  → StoredMembership
 *   13 has no rows: its descriptor stands for roles and privileges ({@link RightsDescriptor})
 *   14 defaults    role id · schema id · kind → StoredAcl: what objects that the role makes begin with
 *   10 comments    id · part · number · name of constraint → format byte, text
 *   20 statistics  0 · table id; table id · column id → what ANALYZE found ({@link StatisticsCodec})
 * </pre>
 */
public final class SystemTables {
    public static final TableVersion NAMES = new TableVersion(2, 1);
    public static final TableVersion DESCRIPTORS = new TableVersion(3, 1);
    public static final TableVersion COUNTERS = new TableVersion(4, 1);
    public static final TableVersion JOBS = new TableVersion(5, 1);
    public static final TableVersion SCHEMAS = new TableVersion(7, 1);
    public static final TableVersion DATABASES = new TableVersion(9, 1);
    public static final TableVersion PRECEDENCES = new TableVersion(8, 1);

    public static final TableVersion COMMENTS = new TableVersion(10, 1);
    public static final TableVersion STATISTICS = new TableVersion(20, 1);
    public static final TableVersion DEPENDENTS = new TableVersion(6, 1);
    public static final TableVersion ROLES = new TableVersion(11, 1);
    public static final TableVersion MEMBERSHIPS = new TableVersion(12, 1);
    /** The id of the descriptor that stands for roles and privileges. */
    public static final int RIGHTS = 13;
    public static final TableVersion DEFAULT_PRIVILEGES = new TableVersion(14, 1);

    /** The first id of a table of the catalog. */
    public static final int FIRST_ID = 2;
    /**
     * What NOTIFY has said. Written in the transactions of tables, so it lies where these lie: behind all ids that tables are
     * ever given.
     */
    public static final TableVersion NOTIFICATIONS = new TableVersion(0x7FFF_FFF0, 1);
    /** Advisory locks: keys to be locked, and which sessions hold them. */
    public static final TableVersion ADVISORY_LOCKS = new TableVersion(0x7FFF_FFF1, 1);

    /** Large objects: see {@link LargeObjectPages}. */
    public static final TableVersion LARGE_OBJECTS = new TableVersion(0x7FFF_FFF2, 1);

    /** The first id a user's table can have, as PostgreSQL's FirstNormalObjectId. */
    public static final int FIRST_USER_ID = 16_384;

    /** Every key of a table starts with this byte; keys that start with 0x00 belong to the shards. */
    public static final int TABLE_KEY = 0x01;

    private static final int ONLY_INDEX = 1;

    private SystemTables() {}

    static Bytes nameKey(int database, String schema, String name) {
        ByteWriter writer = names(database, schema);
        text(writer, name);
        return writer.take();
    }

    /** All names in a schema. */
    static Span nameSpan(int database, String schema) {
        return Span.ofPrefix(names(database, schema).take());
    }

    /** No schema has an empty name, so what begins with a zero byte cannot be one. */
    private static ByteWriter names(int database, String schema) {
        ByteWriter writer = start(NAMES);
        if (database != DatabaseDescriptor.FOUNDING) {
            writer.u8(0).u32(database);
        }
        text(writer, schema);
        return writer;
    }

    /** The name at the end of a key of that span. */
    static String nameOf(Bytes key, Span schema) {
        int from = schema.start().length();
        return key.slice(from, key.length() - 1).utf8();
    }

    static Bytes databaseKey(String name) {
        ByteWriter writer = start(DATABASES);
        text(writer, name);
        return writer.take();
    }

    static Span databaseSpan() {
        return Span.ofPrefix(start(DATABASES).take());
    }

    /** The schemas of all databases. */
    static Span schemaSpan() {
        return Span.ofPrefix(start(SCHEMAS).take());
    }

    /** The database in a key of a schema. */
    static int databaseOf(Bytes schemaKey) {
        int from = schemaSpan().start().length();
        return new ByteReader(schemaKey.slice(from, from + Integer.BYTES)).u32();
    }

    static Bytes schemaKey(int database, String schema) {
        ByteWriter writer = start(SCHEMAS).u32(database);
        text(writer, schema);
        return writer.take();
    }

    /** All schemas of a database. */
    static Span schemaSpan(int database) {
        return Span.ofPrefix(start(SCHEMAS).u32(database).take());
    }

    static Bytes precedenceKey(int database, String first, String second) {
        ByteWriter writer = start(PRECEDENCES).u32(database);
        text(writer, first);
        text(writer, second);
        return writer.take();
    }

    /** The schemas that names are looked for in after the first. */
    static Span precedenceSpan(int database, String first) {
        ByteWriter writer = start(PRECEDENCES).u32(database);
        text(writer, first);
        return Span.ofPrefix(writer.take());
    }

    static Bytes descriptorKey(int tableId) {
        return start(DESCRIPTORS).u32(tableId).take();
    }

    static Span descriptorSpan() {
        return Span.ofPrefix(start(DESCRIPTORS).take());
    }

    static Bytes counterKey(int counter) {
        return start(COUNTERS).u32(counter).take();
    }

    static Bytes roleKey(String name) {
        ByteWriter writer = start(ROLES);
        text(writer, name);
        return writer.take();
    }

    static Span roleSpan() {
        return Span.ofPrefix(start(ROLES).take());
    }

    static Bytes membershipKey(int role, int member) {
        return start(MEMBERSHIPS).u32(role).u32(member).take();
    }

    static Span membershipSpan() {
        return Span.ofPrefix(start(MEMBERSHIPS).take());
    }

    /** The schema is 0 for all. */
    static Bytes defaultPrivilegesKey(int role, int database, int schema, char kind) {
        return start(DEFAULT_PRIVILEGES).u32(role).u32(database).u32(schema).u8(kind).take();
    }

    static Span defaultPrivilegesSpan() {
        return Span.ofPrefix(start(DEFAULT_PRIVILEGES).take());
    }

    /** What follows the number of the table in a key of that span. */
    static Bytes columnsOf(Bytes key, Span span) {
        return key.slice(span.start().length(), key.length());
    }

    static Bytes jobKey(long jobId) {
        return start(JOBS).u64(jobId).take();
    }

    static Bytes commentKey(CommentKey comment) {
        ByteWriter writer = start(COMMENTS);
        comment.write(writer);
        return writer.take();
    }

    /** All comments on something and its parts. */
    static Span commentSpan(int id) {
        return Span.ofPrefix(start(COMMENTS).u32(id).take());
    }

    static Span commentSpan() {
        return Span.ofPrefix(start(COMMENTS).take());
    }

    /** The columns of a key of a comment. */
    static Bytes commentOf(Bytes key) {
        return key.slice(start(COMMENTS).length(), key.length());
    }

    static Bytes dependentKey(int id, int dependentId) {
        return start(DEPENDENTS).u32(id).u32(dependentId).take();
    }

    static Span dependentSpan(int id) {
        return Span.ofPrefix(start(DEPENDENTS).u32(id).take());
    }

    /** No table has the number 0: these come before what is known of columns. */
    static Bytes analyzedKey(int tableId) {
        return statisticsKey(0, tableId);
    }

    static Span analyzedSpan() {
        return statisticsSpan(0);
    }

    static Bytes statisticsKey(int tableId, int columnId) {
        return start(STATISTICS).u32(tableId).u32(columnId).take();
    }

    /** Of all columns of a table. */
    static Span statisticsSpan(int tableId) {
        return Span.ofPrefix(start(STATISTICS).u32(tableId).take());
    }

    /** The last part of a key of a dependent, or of statistics. */
    static int lastNumberOf(Bytes key) {
        return new ByteReader(key.slice(key.length() - Integer.BYTES, key.length())).u32();
    }

    static Span jobSpan() {
        return Span.ofPrefix(start(JOBS).take());
    }

    /** What the keys of one index of a table start with. */
    public static Bytes indexPrefix(int tableId, int indexId) {
        return new ByteWriter(8).u8(TABLE_KEY).u32(tableId).u16(indexId).take();
    }

    /** All keys of a table. */
    public static Span tableSpan(int tableId) {
        return Span.ofPrefix(new ByteWriter(8).u8(TABLE_KEY).u32(tableId).take());
    }

    private static ByteWriter start(TableVersion table) {
        return new ByteWriter(32).u8(TABLE_KEY).u32(table.descriptorId()).u16(ONLY_INDEX);
    }

    private static void text(ByteWriter writer, String text) {
        Check.that(text.indexOf('\0') < 0, "a name holds no zero byte");
        writer.raw(Bytes.ofUtf8(text)).u8(0);
    }
}
