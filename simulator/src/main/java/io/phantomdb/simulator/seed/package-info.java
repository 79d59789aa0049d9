/**
 * One run from one seed: world, cluster, workload and faults are drawn from it, and nothing else decides what happens.
 *
 * <pre>
 *   seed ──► settings ── Simulation        found ── work + faults ── heal a core ── everybody succeeds ── heal all
 *        ──► workload ── Subject                                                                 │
 *        ──► plan     ── FaultInjector                              last look ── verdicts ── vacuous?
 * </pre>
 *
 * <p>{@code ProbeList} has all rare branches that the database marks, so that it can be said which ones runs have reached.
 *
 * <p>A run fails if a node breaks, an invariant does not hold, a checker objects, something does not come about in bounded
 * virtual time after healing, or if it was worth nothing: no operation succeeded, none met another, no fault fired.
 */
package io.phantomdb.simulator.seed;
