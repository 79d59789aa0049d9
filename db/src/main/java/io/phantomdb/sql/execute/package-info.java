/**
 * Carries plans out: pull, batch by batch.
 *
 * <pre>
 *   StatementRun ─ pulls ─► Operator ─ pulls ─► … ─► ScanOperator ─► TableReader ─► Transaction
 *                              │
 *                 ChangeRun: InsertRun UpdateRun DeleteRun ─► RowWriter ─► rows and index entries
 * </pre>
 *
 * <p>A batch is a list of arrays of datums. An operator that keeps rows charges them to the statement's memory first: 53200
 * instead of an OutOfMemoryError. Every batch ticks the scope.
 *
 * <p><b>Reading.</b> Pages of rows come packed from the shard; of each row those columns are read first that the filter looks at, and
 * the others of rows that pass it. A join that looks into an index sends all spans of a batch in one request
 * ({@link io.phantomdb.txn.Transaction#scanEach}).
 *
 * <p><b>At the shard.</b> Where another node leads the shard, it filters rows, picks those that come first, and groups them, page by
 * page ({@link io.phantomdb.sql.execute.ShardGroupsOperator}); {@code phantom.scan_fragments} says otherwise. A page that comes as
 * it is stored is worked on here.
 *
 * <p><b>In batches of vectors.</b> Long pages are filtered, and many rows of few groups are grouped, by the same fragments here
 * ({@link io.phantomdb.rows.program.FragmentRun}): rows of datums are made of what passes only. Short pages are read row by row, as making a
 * fragment ready costs as much as some hundred rows.
 *
 * <p><b>Hashing.</b> Joins, groups, DISTINCT and sets number their keys in a {@link io.phantomdb.sql.execute.KeyTable}; what is
 * known of a key lies in arrays at its number. Datums are hashed and compared as they are.
 *
 * <p><b>Merging.</b> Sides of a join that come in the order of their keys are read side by side; of the right one the rows of one key are kept
 * ({@link io.phantomdb.sql.execute.MergeJoinOperator}).
 *
 * <p><b>Spilling.</b> What a sort, a hash join, a group or DISTINCT keeps beyond {@code work_mem}, or beyond what the statement may
 * take, goes to scratch files ({@code sql.spill}): sorted runs that are merged, or parts by the hashes of keys that are
 * worked through one after the other, divided again where one is still too large. What all has one key, windows, rows of
 * WITH and values of an aggregate that has its own order stay in memory.
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
 * <p><b>Partitions.</b> A new row goes to the leaf that its key is in, a changed one may move to another
 * ({@link io.phantomdb.sql.execute.FamilyRows}); each is kept as the rules of the leaf say.
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
