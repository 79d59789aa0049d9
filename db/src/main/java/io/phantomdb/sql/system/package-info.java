/**
 * What the catalog looks like to those who ask in SQL: pg_catalog and information_schema.
 *
 * <pre>
 *   FROM pg_class ──► SystemSchema: name, columns ──► bound and planned like any query in FROM
 *                                                          │ when it runs
 *   CatalogSnapshot ◄── descriptors, by the statement's transaction
 *        │
 *        ├─ RowSources ──► *Rows ──► RowWriter ──► rows
 *        ├─ CatalogAnswers    format_type, pg_get_indexdef …
 *        └─ ObjectNames       regclass and its kin
 * </pre>
 *
 * <p><b>Tables.</b> Every table and view that PostgreSQL 15 has in the two schemas is there with its columns; those that
 * {@link io.phantomdb.sql.system.RowSources} names have rows, the others are empty, as they are in a PostgreSQL in which
 * nobody made such objects. Rows are made anew for each statement that asks, once for all who read them in it; they are
 * filtered and joined like other rows.
 *
 * <p><b>Numbers.</b> Tables, views and sequences have the number of their descriptor, types those of PostgreSQL. Indexes,
 * constraints, defaults, functions and operators get theirs from {@link io.phantomdb.sql.system.SystemOids}.
 *
 * <p><b>What a transaction sees</b> is the catalog as its own reads find it: what it has changed itself, and nothing that
 * others have not committed. As in PostgreSQL, who looks at the catalog does not rely on what it sees: the commit does not
 * fail because it has changed since.
 *
 * <p>What differs: types that PhantomDB does not have are text or integers here (pg_node_tree, aclitem, xid), and what is
 * kept as an expression is kept as the text that pg_get_expr gives.
 *
 * <p>Source: PostgreSQL 15, chapters 37, 53, 54, 9.26.
 */
package io.phantomdb.sql.system;
