/**
 * Checkers: pure functions from what clients saw to whether a correct database could have shown it to them.
 *
 * <pre>
 *   clients ── History (start, end, answer) ─┬─► Linearizability   one register: is there an order?
 *                   │                        ├─► ListAppend        transactions over lists      ─┐
 *                   │                        ├─► Versions          over registers (write skew)   ├─► TransactionOrder
 *                   ▼                        ├─► Phantoms          over sets of rows            ─┘        │
 *               HistoryEdn                   ├─► SetCheck          nothing lost, doubled, made up         ▼
 *               (Jepsen's notation,          ├─► UniqueCheck       a name is won once              anomaly: cycles
 *                ListEdn reads it)           ├─► CounterCheck      no addition is lost                by name
 *                                            ├─► MonotonicCheck    later is never less
 *                                            ├─► BankCheck         the total stays
 *                                            ├─► OnCallCheck       a rule over two rows holds
 *                                            ├─► OrphanCheck       no child without its parent
 *                                            └─► IndexCheck        index = table
 *                                                      └── Verdict: good, bad with a reason, or undecided
 * </pre>
 *
 * <p>Starts and ends are numbered in the one order in which they happened, so "before" needs no clock. An operation
 * that failed did not happen; one whose outcome is unknown may happen at any time after its start, or never. A checker
 * that gives up says so and never calls that good.
 *
 * <p>Checkers of transactions name what they find ({@link io.phantomdb.simulator.check.anomaly.AnomalyKind}): first what a single
 * read shows, such as a value of a transaction that failed, then cycles among transactions, each with a shortest one and the
 * reason of each of its edges. They report one of each kind.
 *
 * <p>They know nothing of SQL or of the world; their tests feed them small histories with known anomalies, histories of
 * real registers and lists, and the same falsified.
 */
package io.phantomdb.simulator.check;
