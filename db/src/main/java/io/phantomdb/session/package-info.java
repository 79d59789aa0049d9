/**
 * One connection's life as a story: settings, prepared statements, portals, the transaction block, and what becomes of
 * errors. It speaks to its client through {@link io.phantomdb.session.Replies} and knows nothing of bytes or sockets.
 *
 * <pre>
 *             query · parse · bind · describe · execute · close · sync
 *                               │
 *                            Session ──── SettingValues   undone with the transaction
 *                               │    └─── Statements      prepared statements and portals by name
 *             ┌─────────────────┼────────────────────┐
 *      CommandRunner       StatementRunner         Block          none → implicit → open → failed
 *      BEGIN SET SHOW…     Engine: rows, COPY        │
 *             │ CursorRunner      │                  │
 *             └──── steps ────────┴──────────────► Work           the transaction, what was done in it, its retries
 *                                                    │
 *                                         Transactions, Replies (mark, take back)
 * </pre>
 *
 * <p><b>Transactions</b> (PostgreSQL 15, chapter 55.2.2.1). A simple query string is one implicit transaction, unless it
 * says BEGIN; so is everything of the extended protocol up to Sync. BEGIN turns the implicit block into an open one. An
 * error rolls back at once, to the innermost savepoint if there is one; in an open block, all that follows is refused with
 * 25P02 until COMMIT, ROLLBACK or ROLLBACK TO.
 *
 * <p><b>Beyond the transaction.</b> Sent notifications are rows of a queue, written by the transaction itself; a session that
 * listens reads that queue between two transactions ({@code Notifications}, {@code Listeners}). Advisory locks are keys in a
 * shard's lock table; those of a session are written down too ({@code AdvisoryLocks}).
 *
 * <p><b>Retries</b> (DESIGN §5 rule 15). What a transaction did is a list of steps, each with the place in the reply
 * stream where it began. While nothing since the first of them has left for the client, a
 * {@link io.phantomdb.base.RetryError} is answered by taking the replies back and doing all the steps again in a new
 * transaction; replies that were not results stay as they were. Once something has left, the client gets 40001. A commit
 * token that was told ({@code CommitReport}) has left.
 *
 * <p><b>Cursors</b> are portals with another way to move: {@code ReadRows} keeps what may be read again. FETCH is a step
 * like any other, so a transaction that is tried again fetches the same numbers of rows again. Before a transaction writes,
 * what is still open is read to its end ({@code Statements.settlePortals}): a cursor shows its tables as they were at
 * DECLARE. Cursors WITH HOLD are read to their ends before the commit. Behind what is fetched, rows of a cursor tell which rows of
 * tables they are made of ({@code CursorTables}), for WHERE CURRENT OF.
 *
 * <p><b>Cancellation.</b> Each statement has a {@link io.phantomdb.session.StatementGuard}: cancel requests, timeouts and
 * a lost client reach the story through its scope, and only while a statement runs. Unexpected exceptions become XX000
 * with an id that the node's log explains; the transaction ends, the session goes on.
 *
 * <p>It does not parse, plan or format anything, and it starts no threads: whoever carries the session calls its verbs
 * from one story at a time.
 */
package io.phantomdb.session;
