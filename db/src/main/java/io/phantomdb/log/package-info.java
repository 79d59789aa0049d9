/**
 * The journal: every group's Raft log and hard state, in one sequence of checksummed records for the whole node.
 *
 * <pre>
 *   group 1 ─ append ─┐   gather for one turn      ┌──────── segment 7 ────────┐┌─────── segment 8 ───
 *   group 2 ─ append ─┼─► [hard state, truncate, ─►│header│entry│entry│mark│…   ││header│entry│mark│…
 *   group 3 ─ append ─┘    entries …]              └───────────────────────────┘└────────────────────
 *                          one append, one sync          │ nobody needs it: drop
 *                          then all call backs           │ few need it: write that again, then drop
 * </pre>
 *
 * <p><b>Why one journal.</b> A node has many groups and one disk. A hundred logs with a sync each cost a hundred syncs; one
 * log costs one, however many groups have written in the turn. While a sync is under way the next batch gathers.
 *
 * <p><b>Recovery.</b> A record counts while its checksum, its length and its place in the node's sequence hold; later ones
 * override earlier ones, truncation is a record of its own, and nothing is ever appended to a segment of an earlier
 * process. Each segment begins with what its writer took for good. Each batch says what had been synced before it. So
 * where the sequence breaks it can be told whether a torn tail is all that is missing, which nobody was promised, or
 * something that was synced: then the node stops with a sentence, because a voter that has forgotten what it promised is
 * worse than none (Alagappan et al., "Protocol-Aware Recovery for Consensus-Based Storage", FAST 2018; Pillai et al., "All
 * File Systems Are Not Created Equal", OSDI 2014). Behind a break the segment is looked through for marks that still read
 * well, so damage hides nothing but itself.
 *
 * <p><b>The anchor.</b> Marks cannot speak for the end of the journal: what was synced last has none behind it, and a file
 * that is cut short or gone takes its marks along. So a cell apart from the journal says, at most a second later, up to
 * where it was durable, and before segments are dropped, which is the oldest that must be there. Only damage to what was
 * synced in the last second before a crash, and only to its last batch or by the loss of all behind it, looks like a torn
 * tail. Anchor and segments also say whose they are, so that two directories are not mistaken for one.
 *
 * <p><b>Invariants.</b> The parts of one append are written in the order hard state, truncation, entries, so that any
 * prefix of it is a state the group may be in. Segments are dropped oldest first, and only while no batch is under way:
 * what overrides them is durable then. What is written again goes in front of a batch, as it was true before it. The hard
 * state and the snapshot mark of a quiet group move along like its entries do.
 *
 * <p><b>What it does not do.</b> It knows nothing of quorums, terms or what is committed: that is {@code raft}'s. It keeps
 * positions and sizes, never payloads. It repairs nothing: the other replicas do.
 */
package io.phantomdb.log;
