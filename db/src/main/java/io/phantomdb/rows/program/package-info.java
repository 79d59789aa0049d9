/**
 * Expressions that are ready to run, here or at a shard.
 *
 * <pre>
 *   Expression ──fold──► Expression ──compile──► Program ──evaluate(row, parameters, context)──► datum
 *       │ settle (parameters and session worked out)
 *       ▼
 *   ScanProgram ──encode──► bytes ──decode, checked──► ScanProgram ──start──► Run.filter(batch), Run.project(batch)
 * </pre>
 *
 * <p>An {@link io.phantomdb.rows.program.Expression} has its types and casts written out; nothing is looked up any more. A
 * {@link io.phantomdb.rows.program.Program} is a closure per node, with special ones for a column beside a constant or a
 * parameter. Three-valued logic is PostgreSQL's: conditions are true, false or NULL, and a filter keeps what is true.
 *
 * <p>A {@link io.phantomdb.rows.program.ScanFragment} is what the leader of a shard does of a plan: how rows are stored
 * ({@link io.phantomdb.rows.program.StoredShape}), a program for each, and what is given of a page of them: rows, first rows,
 * or groups with the states of their aggregates. Only what {@link io.phantomdb.rows.program.ShardFunctions} lists is in it.
 *
 * <pre>
 *   ScanFragment ──encode──► bytes ──decode, checked──► start ──► FragmentRun.take(rows) … ──► page
 * </pre>
 *
 * <p><b>Batches.</b> A fragment runs over vectors ({@link io.phantomdb.rows.vector}): a {@code Condition} leaves of the selected rows
 * those for which it is true, a {@code ColumnNode} gives their values. Comparisons, AND, OR, CASE and the arithmetic of numerics
 * are loops of their own; for everything else the closure of the expression is called row by row, so both say the same. What the filter looks at
 * is read first, and the rest of what passes; all at once where most rows pass.
 *
 * <p><b>Invariants.</b> Only immutable functions are worked out in advance or encoded, so a shard gives what the gateway
 * would have given. What fails while it is folded is kept as it is: it fails when it is reached, if ever. Bytes from
 * another node are checked for types and ranges before they are run.
 *
 * <p><b>What it does not do.</b> Subqueries, aggregates and names are the executor's. There are no jumps and no registers:
 * an expression is evaluated depth first.
 */
package io.phantomdb.rows.program;
