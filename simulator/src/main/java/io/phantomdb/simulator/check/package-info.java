/**
 * Checkers: pure functions from what clients saw to whether a correct database could have shown it to them.
 *
 * <pre>
 *   clients ── History (start, end, answer) ──► Linearizability   one register: is there an order?
 *                                          ├──► SetCheck          nothing lost, doubled or made up
 *                                          ├──► BankCheck         the total stays
 *                                          └──► IndexCheck        index = table
 *                                                    └── Verdict: good, bad with a reason, or undecided
 * </pre>
 *
 * <p>Starts and ends are numbered in the one order in which they happened, so "before" needs no clock. An operation
 * that failed did not happen; one whose outcome is unknown may happen at any time after its start, or never. A checker
 * that gives up says so and never calls that good.
 *
 * <p>They know nothing of SQL or of the world; their tests feed them histories of a real register, and the same
 * histories falsified.
 */
package io.phantomdb.simulator.check;
