/**
 * Decides how a bound statement is carried out.
 *
 * <pre>
 *   BoundQuery ─► SelectRule …                                   the same block, written so that it runs better
 *            └─► QueryPlanner ─► FromPlanner ─► AccessPaths     which index, which keys, which order
 *                      │               ├─ JoinItems ─ JoinGraph ─ JoinOrder   which table with which, and how
 *                      │               └─ IndexJoin, HashJoin ─ MergeJoin, LoopJoin, Apply
 *                      ├─ WindowPlanner                          sorts shared by windows
 *                      └─ Group, Sort, Distinct, Slice …          Plan: a tree of steps, immutable
 *   Expr ─► ExprCompiler ─► Program                               a closure per node; Compiled knows its Expr
 *   Plan ─► Estimates ◄── Selectivity, Costs                        what ways are chosen by, and what EXPLAIN shows of a plan
 * </pre>
 *
 * <p><b>Statistics</b> come from ANALYZE ({@link io.phantomdb.sql.catalog.StatisticsCache}); a plan made with old ones is slower,
 * never wrong, so nothing is refused for them: the epoch rises and plans are made anew. Where one of the tables is known the order
 * of inner joins is the cheapest; where nothing is, it is greedy: the most restricted table first, then what can be looked up, then
 * hash joins.
 *
 * <p>What is asked of a table with partitions is asked of each of them, and of none whose bound excludes it
 * ({@link io.phantomdb.sql.plan.Pruning}): that is found out with the values of each run.
 *
 * <p>Conditions are applied as soon as all they need is there; those of outer joins stay with their join. What is LATERAL comes after what it looks at, and runs for each row of it.
 *
 * <p>What a shard may do of a scan, of first rows and of groups ({@link io.phantomdb.sql.plan.ShardWork}) is found out with the plan;
 * whether it does is found out when the statement runs. docs/decisions/partial-aggregates.md tells why.
 *
 * <p>A subquery that looks at the row around it runs for each, unless a rule has made a join of it: EXISTS and IN semi and
 * anti joins, an aggregate a join with groups. A query in FROM that is a plain block becomes part of the block around it.
 *
 * <p>What nobody asks for is not worked out, so it does not fail: what literals decide ({@link io.phantomdb.sql.plan.KnownValues}),
 * aggregates that no run comes to ({@link io.phantomdb.sql.plan.WantedAggregates}), columns of queries in FROM that nothing looks at
 * ({@link io.phantomdb.sql.plan.UnusedOutputs}).
 *
 * <p><b>Invariants.</b> Below its projection all rows of a block have the width of the block, so programs do not depend on
 * the order of joins. A condition that an access path enforces exactly is not evaluated again; every other is. A change
 * keeps its rows before it writes the first whenever it might otherwise meet its own writes.
 */
package io.phantomdb.sql.plan;
