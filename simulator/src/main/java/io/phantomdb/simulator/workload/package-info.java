/**
 * What clients do to the cluster in SQL, and what must be true of what they hear.
 *
 * <pre>
 *   ClientStory (one per client) ── step ──► Workload ── sql ──► SqlClient ──► client.PgConnection
 *                                              │                    └ NotDone, Unknown, Refused
 *                                              └── History ──► check ──► Verdict
 *
 *   registers  single rows, linearizable              lists      transactions over rows, no cycle among them
 *   bank       transfers, the total is constant       skew       two rows, one rule (write skew)
 *   set        inserted rows stay, once               phantoms   rows that fit a condition, one rule
 *   index      CREATE INDEX beside writes,            unique     one key, one winner
 *              index = table                          monotonic  later is never less
 *                                                     counters   no addition is lost
 *   tokens     sets and lists, and no commit stays in doubt
 *   lists-rr, lists-rc, skew-rr, skew-rc   lists and skew at the weaker levels, and what these promise
 * </pre>
 *
 * <p>Clients tell the trace of their machine what they do, as {@code OperationEvent}s: whoever looks at a run sees
 * operations with their statements and answers. The moments in them are those of the workload's histories, so what a
 * checker names can be found again.
 *
 * <p><b>Three endings.</b> An error says that what was asked for did not happen (40001 and its like, a connection lost
 * before COMMIT), or that nobody knows (40003, no answer to a COMMIT or to a statement of its own), or it is one that
 * no fault excuses (a syntax error, XX000): then the run fails. An outcome once unknown stays so, but in
 * {@code tokens}, whose clients ask; clients repeat nothing by themselves. What a transaction answered is judged only once it has committed: until then it may have lost its
 * locks to a change of leaders, and what it reads is what it will be refused for.
 *
 * <p><b>Many ways to ask.</b> Statements go one by one or several in one string or before one Sync, with parameters or
 * without, parsed each time or prepared once, in blocks or as transactions of their own; some blocks are rolled back, some end
 * with an error, and nobody may see what they wrote.
 *
 * <p><b>A new workload</b> is a class with at most a screen of statements, a History that a pure checker judges, a form for
 * {@link io.phantomdb.simulator.check.HistoryEdn}, a line in {@code seed.Workloads}, and a line in docs/simulator.md. What a
 * transaction has read is given to {@code History.Open.wouldAnswer} before its commit is asked for: if its outcome turns out to
 * be unknown, and later known, nothing is lost.
 */
package io.phantomdb.simulator.workload;
