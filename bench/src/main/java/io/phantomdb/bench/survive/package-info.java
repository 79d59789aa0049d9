/**
 * What the simulator proves about simulated machines, asked of real ones: three processes, clients that come through a real
 * driver, and {@code kill -9}. What the clients saw is judged by the simulator's own checkers.
 *
 * <pre>
 *    list clients (pgjdbc) ──► SharedHistory ──► ListAppend: strictly serializable?
 *    pgbench, round by round ─────────────────► the four sums of TPC-B agree?
 *    NodeKiller ──► phantomdb local kill N, restart N     and somebody is answered again soon?
 * </pre>
 *
 * <p>Real time and real threads decide what happens, so a run cannot be repeated: it can find a bug that the simulated world is
 * too kind for, and the simulator is where it is then looked for. The cluster is driven with the commands that anybody would
 * use.
 */
package io.phantomdb.bench.survive;
