/**
 * PL/pgSQL as it is written (PostgreSQL 15, chapter 43): text to tree.
 *
 * <pre>
 *   text ── Words ──► PlReader ── PlParser ──► PlStatement …       structure: what PL/pgSQL itself knows
 *                                    │
 *                                    └──────► PlSql                 everything between: expressions and statements of SQL
 *   PlScope: which variables can be named where; each PlSql knows those whose names are in it
 * </pre>
 *
 * <p>Expressions are SQL and nothing else: {@code x + 1} is {@code SELECT x + 1}, in which the variables that are named become
 * parameters when it is bound. So there is one set of rules for types, functions and operators.
 *
 * <p><b>Invariants.</b> A tree is immutable; the one thing that changes in it is what its pieces of SQL were made into
 * ({@code PlSql.memo}), on which no result depends. Each variable has a place of its own in the values of a run, so that
 * blocks need no frames.
 *
 * <p>It carries nothing out and asks no catalog: types stay names until the routine runs.
 */
package io.phantomdb.sql.plpgsql;
