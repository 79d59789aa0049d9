/**
 * What tables there are: descriptors, names and schema jobs as rows of system tables, and a cache of them on every node.
 *
 * <pre>
 *    a statement ──► Catalog (cache of this node) ── miss ──► CatalogRows ──► system tables 2..6
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
 * <p><b>Sequences</b> are tables as far as names, versions and fences go; their one row is written by whoever draws numbers
 * ({@link io.phantomdb.sql.catalog.SequenceRow}). <b>Foreign keys</b> are kept by the table that refers; the table referred to
 * knows which tables those are.
 *
 * <p><b>Views</b> are tables without rows: a query as text, and what the names in that text stood for
 * ({@link io.phantomdb.sql.catalog.ViewDescriptor}). What they read is not changed by them; that they cannot be without it is an
 * entry of a system table. As no shard keeps rows of theirs, a statement that reads a view asks for nothing at a key of it,
 * with its version, so that its fence is heeded ({@link io.phantomdb.sql.catalog.Table#require}).
 *
 * <p><b>Types</b> that users define are known by names that tables could have, too, and have versions and fences like these. A table's
 * descriptor holds the types of its columns whole: it can be read alone, and is changed with them.
 *
 * <p><b>Keys.</b> {@code 0x01 · table id · index id · columns}: {@link io.phantomdb.sql.catalog.SystemTables} for the
 * catalog's own, {@link io.phantomdb.sql.catalog.Table} for those of users.
 *
 * <p>It does not resolve names to columns or types (bind), nor change anything by itself (schema).
 */
package io.phantomdb.sql.catalog;
