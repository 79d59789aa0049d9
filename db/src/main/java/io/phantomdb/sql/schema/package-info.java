/**
 * Schema changes that go on while the table is used, and that survive the node they were started on.
 *
 * <pre>
 *   CREATE INDEX   ── descriptor v+1: DELETE_ONLY ─ fence ─ v+2: WRITE_ONLY ─ fence ─ backfill ─ v+3: PUBLIC
 *   DROP INDEX     ── v+1: WRITE_ONLY ─ fence ─ v+2: DELETE_ONLY ─ fence ─ v+3: gone ─ fence ─ clear its keys
 *   ADD PRIMARY KEY── both at once: the new indexes come, one version switches, the old ones go
 *   DROP TABLE     ── name gone, descriptor DROPPED ─ fence above everything ─ clear its keys ─ descriptor gone
 * </pre>
 *
 * <p><b>Why it is safe.</b> Before a step is taken the fence of the table is raised to the version before it, so that
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
 * <p>A table has at most one job at a time. It does not parse or resolve anything (bind).
 */
package io.phantomdb.sql.schema;
