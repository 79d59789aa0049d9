/**
 * What tables there are: descriptors, names and schema jobs as rows of system tables, and a cache of them on every node.
 *
 * <pre>
 *    a statement ──► Catalog (cache of this node) ── miss ──► CatalogRows ──► system tables 2..14
 *         │                ▲
 *         │ version v      │ forget(table)
 *         ▼                │
 *    shard with fence f:  v &lt; f → StaleDescriptor: forget, plan again, retry
 * </pre>
 *
 * <p><b>Invariants.</b> A descriptor is never changed, only replaced by one with the next version. Before a schema change
 * takes its next step, the fence of the table has been raised to the version before: so at any moment statements planned
 * with at most two neighbouring versions are under way (Rae et al., "Online, Asynchronous Schema Change in F1", VLDB 2013),
 * and a cache needs no lease, no watcher and no clock to be safe. Table ids are never reused, nor are the ids of columns
 * and indexes within a table; a name that is dropped and made again is another table.
 *
 * <p><b>Schemas</b> are names before names: a table is kept under its schema's, and has another version when that changes.
 * What a name without a schema means is found along a {@link io.phantomdb.sql.catalog.SearchPath}, and depends on tables that
 * are not there, of which no fence can tell. So who gives a table a name, or takes it, gives the tables that it hides new versions:
 *
 * <pre>
 *    path a, b, c   t found in b ──► written down, once: a before b ──► looked for again, cached with b.t, version v
 *    CREATE TABLE a.t ──► what comes after a? b ──► b.t gets version v + 1, and its fence is raised by the same commit
 * </pre>
 *
 * <p>Whichever of the two commits first, the other sees it: plans and caches along any path hold as long as the versions do.
 * <b>Databases</b> are numbers before schemas. <b>Temporary tables</b> are in schemas that belong to a session, of a node and
 * its incarnation: when that is gone, whoever notices drops them (sql.schema).
 *
 * <p><b>Sequences</b> are tables as far as names, versions and fences go; their one row is written by whoever draws numbers
 * ({@link io.phantomdb.sql.catalog.SequenceRow}). <b>Foreign keys</b> are kept by the table that refers; the table referred to
 * knows which tables those are.
 *
 * <p><b>Views</b> are tables without rows: a query as text, and what the names in that text stood for
 * ({@link io.phantomdb.sql.catalog.ViewDescriptor}). What they read is not changed by them; that they cannot be without it is an
 * entry of a system table. As no shard keeps rows of theirs, a statement that reads a view asks for nothing at a key of it,
 * with its version, so that its fence is heeded ({@link io.phantomdb.sql.catalog.Table#require}).
 *
 * <p><b>Partitions and children.</b> A table knows its parents and its children, a partition its bound
 * ({@link io.phantomdb.sql.catalog.Lineage}); whoever makes or ends such a tie gives both new versions. A partitioned table has no
 * rows, so statements ask for nothing at a key of it, as with views. {@link io.phantomdb.sql.catalog.PartitionSet} tells which
 * partition a key is in, and which may have keys within limits.
 *
 * <p><b>Materialized views</b> are both: tables whose rows no statement but REFRESH changes, and a query like a view's. Whether
 * they have been filled is a part of their descriptor, so that who reads one that has not is told from its version.
 *
 * <p><b>Types</b> that users define are known by names that tables could have, too, and have versions and fences like these. A table's
 * descriptor holds the types of its columns whole: it can be read alone, and is changed with them.
 *
 * <p><b>Functions and procedures</b> of one name in one schema are one descriptor, with a version and a fence
 * ({@link io.phantomdb.sql.catalog.RoutinesDescriptor}): whoever has chosen among them hears of each that comes, changes or goes. Who makes
 * the first of a name gives new versions to those of that name in other schemas. <b>Triggers</b> are parts of their tables.
 *
 * <p><b>Owners and privileges</b> are parts of descriptors. Roles, and the privileges on schemas and databases, are rows for which one
 * descriptor stands ({@link io.phantomdb.sql.catalog.RightsDescriptor}): whoever changes one of them raises its fence, and plans that were
 * judged by them ({@link io.phantomdb.sql.catalog.Rights}) depend on its version.
 *
 * <p><b>Keys.</b> {@code 0x01 · table id · index id · columns}: {@link io.phantomdb.sql.catalog.SystemTables} for the
 * catalog's own, {@link io.phantomdb.sql.catalog.Table} for those of users.
 *
 * <p>It does not resolve names to columns or types (bind), nor change anything by itself (schema).
 */
package io.phantomdb.sql.catalog;
