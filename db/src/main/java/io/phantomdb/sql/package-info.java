/**
 * SQL: text in, rows out. {@link io.phantomdb.sql.Engine} is what sessions use, {@link io.phantomdb.sql.SqlEngine} what is
 * behind it.
 *
 * <pre>
 *   text ── parse ──► tree ── bind ──► names and types settled ── plan ──► steps ── execute ──► rows
 *     │ Shape: tokens without their literals                        ▲
 *     └──────────────► plan cache: shape + parameter types ─────────┘   seen before: nothing above is done again
 *
 *   schema statements ── bind ──► SchemaCommand ── sql.schema ──► catalog, jobs
 * </pre>
 *
 * <p>Packages, each knowing only those below it:
 *
 * <pre>
 *   sql                    the engine: statements, the plan cache, COPY at work
 *   explain                plans as EXPLAIN shows them
 *   execute                operators; writing rows and their index entries
 *   window                 window calls over one partition of rows
 *   plan                   access paths, joins, programs
 *   bind                   scopes, PostgreSQL's typing: what every expression means
 *   plpgsql                PL/pgSQL as it is written
 *   schema, copy, parse    online schema changes; COPY's formats; the grammar
 *   catalog, tree          descriptors and their cache; syntax trees
 * </pre>
 *
 * <p><b>Routines.</b> A call of a function of a user asks its session for it ({@code EvalContext.call}); its body runs here, statement by
 * statement, in the transaction of whoever calls ({@code RoutineRuns}, {@code NestedStatements}): as plans that are cached like any
 * others, with parameters that have names. {@code PlRun} carries out PL/pgSQL; {@code SqlRoutine} is a list of statements.
 *
 * <p><b>Invariants.</b> A plan is immutable and shared by all sessions. It names the version of every table it was made for;
 * it is used only while the node believes in these versions, and a shard that knows better refuses it, so that a stale
 * plan costs a retry and never a wrong answer. A statement does not see its own writes. What operators keep is charged to
 * the statement's memory account, and given back when the statement ends, however it ends.
 *
 * <p>Nothing here knows about nodes, shards or messages: a {@link io.phantomdb.txn.Transaction} is all there is below.
 */
package io.phantomdb.sql;
