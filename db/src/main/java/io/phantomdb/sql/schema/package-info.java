/**
 * Schema changes: as parts of transactions, and in steps of their own that go on while the table is used and survive the node
 * they were started on.
 *
 * <pre>
 *   in a transaction   descriptor v+1, rows, index entries in its buffer ── commit: all visible, fence at v+1 (one log entry)
 *
 *   alone
 *   CREATE INDEX   ── descriptor v+1: DELETE_ONLY ─ fence ─ v+2: WRITE_ONLY ─ fence ─ backfill ─ v+3: PUBLIC
 *   DROP INDEX     ── v+1: WRITE_ONLY ─ fence ─ v+2: DELETE_ONLY ─ fence ─ v+3: gone ─ fence ─ clear its keys
 *   ADD PRIMARY KEY── both at once: the new indexes come, one version switches, the old ones go
 * </pre>
 *
 * <p><b>In a transaction.</b> {@link io.phantomdb.sql.schema.SchemaEdit} is the catalog under the transaction's locks. Whatever
 * replaces a descriptor raises the table's fence with the commit, above every timestamp at which the table was used as it was
 * before. So there is one instant before which everybody worked with the old version and after which nobody does, and nothing
 * has to be tolerated between neighbouring versions: a new index is filled by the transaction itself. Two transactions that
 * change one table meet at its descriptor's row.
 *
 * <p><b>Why steps are safe.</b> Before a step is taken the fence of the table is raised to the version before it, so that
 * statements under way were planned with at most two neighbouring versions, and neighbouring states of an index get along:
 * who only deletes leaves nothing dangling for those who write, who only writes misses nothing for those who read (Rae et
 * al., "Online, Asynchronous Schema Change in F1", VLDB 2013). A backfill is an ordinary transaction per page and
 * validates what it read, so it cannot write an entry for a row that changed meanwhile.
 *
 * <p><b>Why it survives.</b> A change is a job: a row of the catalog with a claim (node, incarnation, number), which every
 * commit of the job checks in its own transaction. The next step is read off the descriptor, never off the job, so no step
 * is lost or done twice, whatever the outcome of the last commit looked like. A job whose claimer is gone is adopted and
 * goes on in the same direction; one whose rows do not allow the change has turned round and removes what it built.
 *
 * <p><b>Parents and children</b> change in one transaction ({@link io.phantomdb.sql.schema.HeritageChanges},
 * {@link io.phantomdb.sql.schema.ChildChanges}): rows that are there are looked at, and held, until it commits. Indexes of a partitioned
 * table come and go with those of its partitions, in one commit, also where that of a plain table would be built online.
 *
 * <p><b>Schemas, databases, temporary tables.</b> Whoever makes something holds the row of the schema it is made in, whoever drops
 * or renames the schema locks that row ({@link io.phantomdb.sql.schema.NamespaceChanges}). A session's temporary schema is made
 * by a transaction of its own before the first table of it, which also clears what an earlier session of that number has left;
 * {@link io.phantomdb.sql.schema.SchemaJobs} drops the schemas of nodes that are gone, with the jobs they have left.
 *
 * <p><b>ANALYZE</b> reads all rows of a table without locks: NULLs and different values are counted over all of them (HyperLogLog),
 * common values and histograms come from a sample ({@link io.phantomdb.sql.schema.ColumnFindings}). Nodes count the rows that they
 * change, look again at tables of which a tenth has changed, and every few seconds compare what they know with what is written
 * ({@link io.phantomdb.sql.schema.StatisticsJobs}).
 *
 * <p>A table has at most one job at a time: an index that is not public tells that one is at work. It does not parse or resolve anything (bind).
 */
package io.phantomdb.sql.schema;
