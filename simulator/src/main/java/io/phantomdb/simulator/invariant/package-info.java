/**
 * What must hold at every moment of a run, whatever fails: asked at each typed event that a node tells its trace.
 *
 * <pre>
 *   node ── Trace.event ──► RunTrace ──► Invariant … ── Violated ──► the run fails at this very event
 * </pre>
 *
 * <p>Each invariant states as an interface what it needs to know; the database's own events either are of that type or
 * are told to it by the runner. An invariant counts its comparisons, since one that never compared anything held for no
 * reason. They know groups, terms and indexes, but no package of the database above {@code host}.
 */
package io.phantomdb.simulator.invariant;
