/**
 * What clients do to the cluster in SQL, and what must be true of what they hear.
 *
 * <pre>
 *   ClientStory (one per client) ── step ──► Workload ── sql ──► SqlClient ──► client.PgConnection
 *                                              │                    └ NotDone, Unknown, Refused
 *                                              └── History ──► check ──► Verdict
 *
 *   registers  single rows, linearizable          set    inserted rows stay, once
 *   bank       transfers, the total is constant   index  CREATE INDEX beside writes, index = table
 * </pre>
 *
 * <p><b>Three endings.</b> An error says that what was asked for did not happen (40001 and its like, a connection lost
 * before COMMIT), or that nobody knows (40003, no answer to a COMMIT or to a statement of its own), or it is one that
 * no fault excuses (a syntax error, XX000): then the run fails. An outcome once unknown stays so; clients repeat
 * nothing by themselves.
 */
package io.phantomdb.simulator.workload;
