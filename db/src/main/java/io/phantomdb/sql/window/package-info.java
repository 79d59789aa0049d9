/**
 * Window calls over one partition of sorted rows.
 *
 * <pre>
 *   Partition   rows, which of them are peers
 *      │
 *   FrameBounds ─► FrameRanges            where the frame of a row begins and ends, less what is excluded
 *      │
 *   WindowStep: RankStep · BucketStep · ShiftStep · FrameValueStep · FrameAggregateStep ─► FrameTree
 * </pre>
 *
 * <p><b>Cost.</b> Positions are found by halving, so a frame costs O(log n) however long it is. An aggregate whose frame
 * begins where the last one began goes on from there; one that slides is put together from the states of whole blocks of
 * rows ({@link io.phantomdb.sql.window.FrameTree}), which needs no inverse of the aggregate and is exact. So nothing here is
 * quadratic, but where the results themselves are (array_agg over growing frames).
 *
 * <p><b>Invariants.</b> A partition is worked out before its first row is given on; what it takes is charged to the account
 * of the partition. Rows come sorted by partition and order; equal under the order means peers.
 *
 * <p>Source: PostgreSQL 15, chapters 3.5, 4.2.8 and 9.22; nodeWindowAgg.c for what NULLs do to RANGE frames. Segment trees
 * for windows: Leis et al., "Efficient Processing of Window Functions in Analytical SQL Queries", VLDB 2015.
 */
package io.phantomdb.sql.window;
