/**
 * Columns of many rows at a time, without an object for each value.
 *
 * <pre>
 *   RowPage ── codec.RowCodec, KeyLayout ──► Batch: Vector Vector …      Selection: the rows of it that count
 *                                       │
 *                                       └── program.Condition, program.ColumnNode ──► Selection, Vector
 * </pre>
 *
 * <p>A {@link io.phantomdb.rows.vector.Vector} has the form that its values have in the machine: longs, doubles, digits with a scale,
 * pieces of the page's own bytes. What has none of these is kept as datums ({@link io.phantomdb.rows.vector.DatumVector}), so
 * every type has a vector and every expression a way over it. {@link io.phantomdb.rows.vector.Vector#datum} gives any value as the
 * datum that it stands for.
 *
 * <p><b>Where they are used.</b> Scans that filter and group many rows, here or at the leader of a shard: fragments of plans. Joins,
 * sorts and all else work on rows of datums, as measured: what they cost is in finding and keeping rows, not in values. Points and short
 * spans stay with rows too, as making a fragment ready costs more than a few rows do.
 *
 * <p><b>Invariants.</b> Only selected rows have values; the others may have anything, so nothing fails of a row that is not
 * selected. A batch belongs to its run and is overwritten by the next: who keeps a value takes the datum or copies the bytes.
 */
package io.phantomdb.rows.vector;
