/**
 * The SQL/JSON path language: the type jsonpath and what its expressions find in jsonb.
 *
 * <pre>
 *   text ──PathScanner──► tokens ──PathParser──► PathNode ──PathWriter──► text as the type writes it
 *                                                   │
 *                            jsonb, variables ──► PathRun ──► items
 * </pre>
 *
 * <p><b>Modes.</b> In lax mode an array is taken apart where its elements are wanted, what is no array counts as an array of
 * one, and what is not there is no error. In strict mode each of these is one. Inside of a predicate an error makes it
 * unknown, in both modes.
 *
 * <p><b>Invariants.</b> A path is a chain: each node works on the items that the one before it gives, and hands its own to
 * the next. A path that was read is well formed: the regular expressions in it are good, {@code @} stands in filters,
 * {@code last} in subscripts.
 *
 * <p><b>What it does not do.</b> {@code .datetime()} is refused with 0A000 when it is run.
 *
 * <p>Source: PostgreSQL 15, chapter 9.16.2.
 */
package io.phantomdb.rows.jsonpath;
