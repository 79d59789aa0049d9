/**
 * What goes wrong in a run: drawn from its seed, one action after the other, several at a time.
 *
 * <pre>
 *   FaultPlan (kinds, rates) ──► FaultInjector ── storm ── calm ── storm … healCore ── healAll
 *                                     │  draws a Fault: begin, end, how long
 *              NetworkFaults   ProcessFaults   NodeFaults (clock, clients' connections)   DiskFaults
 *                                     │
 *                                the world does it
 * </pre>
 *
 * <p><b>Budget.</b> Faults may stop the cluster for a while, but never take what it needs to recover: syncs that were
 * acknowledged are kept, so a power failure of all nodes at once is fair; single crashes leave a majority up.
 *
 * <p><b>Aim.</b> Chance alone rarely meets the moments in which consensus is easily wrong, so some faults wait for them: an
 * ambush strikes between an append and its sync; rivals campaign in one term while the voters' power fails; usurpers are
 * cut off as soon as they lead, term after term; a hand-over changes leaders without the pause of a timeout. A deposed leader
 * that does not notice goes on answering, and learns the truth at once, after some words to one node, or between two pieces of
 * a commit: half of it is with one that does not lead, its other half goes to the one that does.
 *
 * <p><b>Two phases</b> (as in TigerBeetle's VOPR and in Accord): while faults last, nothing wrong may happen; then they end
 * for a random core, a majority, and everything must be done in bounded virtual time, with the others dead, cut off or
 * well.
 *
 * <p><b>Disks.</b> A failed sync or read and a full disk stop a node, and it is started again: what a failed sync should have
 * written is not on the disk, whatever later syncs say. Damage to what lies on a disk (bits of the journal, of runs and cells,
 * blocks in the wrong place) strikes a minority of the nodes only and stays, because nothing repairs it yet: such a node must
 * refuse when it meets the damage, and the others have to get everything done. Of the journal only what later records vouch
 * for is damaged: what was synced last cannot be told from a torn tail.
 */
package io.phantomdb.simulator.fault;
