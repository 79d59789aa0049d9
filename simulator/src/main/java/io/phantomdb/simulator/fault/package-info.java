/**
 * What goes wrong in a run: drawn from its seed, one action after the other, several at a time.
 *
 * <pre>
 *   FaultPlan (kinds, rates) ──► FaultInjector ── storm ── calm ── storm … healCore ── healAll
 *                                     │  draws a Fault: begin, end, how long
 *              NetworkFaults   ProcessFaults   NodeFaults (clock, disk, clients' connections)
 *                                     │
 *                                the world does it
 * </pre>
 *
 * <p><b>Budget.</b> Faults may stop the cluster for a while, but never take what it needs to recover: syncs that were
 * acknowledged are kept, so a power failure of all nodes at once is fair; single crashes leave a majority up.
 *
 * <p><b>Two phases</b> (as in TigerBeetle's VOPR and in Accord): while faults last, nothing wrong may happen; then they end
 * for a random core, a majority, and everything must be done in bounded virtual time, with the others dead, cut off or
 * well.
 *
 * <p>Damage to what lies on disks (failed reads and syncs, flipped bits) is something the world can do but no plan draws
 * yet.
 */
package io.phantomdb.simulator.fault;
