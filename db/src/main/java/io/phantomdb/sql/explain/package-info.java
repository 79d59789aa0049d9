/**
 * EXPLAIN: plans in PostgreSQL's words, with what was estimated and, after ANALYZE, measured.
 *
 * <pre>
 *   Plan ─► PlanDescription ─► ExplainNode ─┬─► ExplainText                       for people
 *              │ SlotNames: what places        └─► Structure ─► StructureWriter   JSON, YAML, XML
 *              │ of rows are called
 *              └ ExprText: expressions       NodeFigures: costs from plan.Estimates, times from execute.Measures
 * </pre>
 *
 * <p>People and tools know PostgreSQL's nodes, so steps are shown as those. What has none of its own there, such as a
 * projection or a condition above a join, is shown with the node it belongs to; a lookup join is a nested loop over an index
 * scan, whose loops are the rows on the left. A scan of all rows is a {@code Seq Scan}, though it gives them in the order of
 * the primary key.
 *
 * <p>What the leader of a shard is asked to do of a scan stands with it as {@code At Shard}: filter, partial groups, first rows. Whether it is
 * asked is said as it would be for this transaction now.
 *
 * <p>Expressions come from the programs that run ({@link io.phantomdb.sql.plan.Compiled}), so what is shown is what is done.
 * Estimates are worked out from the plan.
 */
package io.phantomdb.sql.explain;
