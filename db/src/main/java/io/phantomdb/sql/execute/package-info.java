/**
 * Carries plans out: pull, batch by batch.
 *
 * <pre>
 *   StatementRun ─ pulls ─► Operator ─ pulls ─► … ─► ScanOperator ─► TableReader ─► Transaction
 *                              │
 *                 ChangeRun: InsertRun UpdateRun DeleteRun ─► RowWriter ─► rows and index entries
 * </pre>
 *
 * <p>A batch is a list of arrays of datums. An operator that keeps rows (sort, hash, group, the right side of a join)
 * charges them to the statement's memory first: 53200 instead of an OutOfMemoryError. Every batch ticks the scope.
 *
 * <p><b>Measures.</b> For EXPLAIN ANALYZE every operator has another around it that looks at the clock, batch by batch; no
 * other statement pays for that ({@link io.phantomdb.sql.execute.Measures}).
 *
 * <p><b>Windows</b> are worked out partition by partition ({@code sql.window}); only one partition is kept, but for what the
 * sort below it keeps.
 *
 * <p><b>WITH.</b> The rows of a table of WITH are made once, when they are first asked for, and only as far as they are. If
 * WITH changes rows, all writes of the statement wait until it has read everything, so that no part sees what another did.
 *
 * <p><b>Locks.</b> Rows that will be changed are read with an exclusive lock at once, by key or by span; uniqueness is
 * checked by reading all new keys of a batch with exclusive locks, in one round trip. Row ids are written unread: nobody
 * else can know them ({@link io.phantomdb.sql.execute.RowIds}).
 *
 * <p><b>Constraints.</b> A row is completed (generated columns) and checked before it is written
 * ({@link io.phantomdb.sql.execute.RowErrors}). Foreign keys are looked at when the statement has made all its changes, or at
 * the end of the transaction ({@link io.phantomdb.sql.execute.References}).
 *
 * <p><b>Sequences</b> are not part of the transaction: a node takes blocks of numbers in transactions of its own
 * ({@link io.phantomdb.sql.execute.SequenceBlocks}).
 *
 * <p><b>Indexes</b> are maintained in whatever state they are ({@link io.phantomdb.sql.execute.RowWriter}); which states
 * get along is the business of {@code sql.schema}.
 */
package io.phantomdb.sql.execute;
