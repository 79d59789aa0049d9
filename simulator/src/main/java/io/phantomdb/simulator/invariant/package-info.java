/**
 * What must hold at every moment of a run, whatever fails: asked at each typed event that a node tells its trace.
 *
 * <pre>
 *   node ── Trace.event ──► RunTrace ──► Invariant … ── Violated ──► the run fails at this very event
 * </pre>
 *
 * <p><b>Of consensus.</b> {@link io.phantomdb.simulator.invariant.OneLeaderPerTerm}, {@link
 * io.phantomdb.simulator.invariant.SameEntryEverywhere}, {@link io.phantomdb.simulator.invariant.SameStateAtSameIndex},
 * {@link io.phantomdb.simulator.invariant.LogsOnDisk}.
 *
 * <p><b>Of transactions.</b> Whatever a shard answers is a promise, and is followed from the moment it is given: {@link
 * io.phantomdb.simulator.invariant.ReadsHold} (what was read at a timestamp stays so), {@link
 * io.phantomdb.simulator.invariant.OutcomesHold} (no means no), {@link io.phantomdb.simulator.invariant.WholeCommits} (no
 * commit without all of its parts), {@link io.phantomdb.simulator.invariant.NumbersAscend} (timestamps follow real time). They
 * see a mistake when it is made; checkers of histories see it when a client has suffered from it, which is rarer by far.
 *
 * <p>Each invariant states as an interface what it needs to know; the database's own events either are of that type or
 * are told to it by the runner. An invariant counts its comparisons, since one that never compared anything held for no
 * reason. They know groups, terms and indexes, but no package of the database above {@code host}.
 */
package io.phantomdb.simulator.invariant;
