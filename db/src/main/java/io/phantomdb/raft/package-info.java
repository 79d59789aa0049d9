/**
 * Consensus as a value machine: {@link io.phantomdb.raft.RaftGroup} takes one event at a time and answers what its owner
 * has to do, in order. It has no clock, disk, network or thread.
 *
 * <pre>
 *    TimePassed  Received  Propose  ConfirmLeadership  Persisted  Compact  SnapshotInstalled …
 *         └─────────┴────────┴───────────┬──────────────┴─────────┴──────────┘
 *                                  RaftGroup.step
 *         ┌─────────┬────────┬───────────┴──────────────┬─────────┬──────────┐
 *      Persist    Send    Commit   ReadConfirmed    RoleChanged  Compacted  SendSnapshot
 * </pre>
 *
 * <p>Inside: {@code Standing} (term, vote, role), {@code Election} (pre-vote, votes), {@code Follower} (what a leader's messages do to a log), {@code Replication}
 * with a {@code Progress} per follower (probing, pipelined appends, commit by counting), {@code Rounds} (ReadIndex), {@code
 * Askees} (of whom a round is asked), {@code
 * Members} (configurations are state of the log), {@code RaftLog} (entries since the last compaction), {@code Durability}
 * (nothing that depends on a write leaves before {@code Persisted} has come back).
 *
 * <p>Invariants: at most one leader a term; logs that agree on an entry agree on all before it; a leader has every
 * committed entry; a committed entry never changes; only entries of a leader's own term are committed by counting; term and
 * vote are one record and are durable before a vote is answered, or asked for. A follower answers in a term only once the
 * term is durable; hence a leader ships a snapshot only to who cannot forget its term, and a state never stands on the word
 * of a leader that a crash would make unknown.
 *
 * <p>A state may run ahead of its journal: a snapshot is durable before the journal has noted it, and a leader applies what
 * a majority has made durable before its own disk has. {@link io.phantomdb.raft.RaftGroup.Recovered#reconciled} sets that
 * right at the next start.
 *
 * <p>Sources: Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm" (2014); Ongaro's thesis for
 * pre-vote (§9.6), check-quorum (§6.2), ReadIndex (§6.4) and leadership transfer (§3.10); the states of a follower's
 * progress as in etcd's raft.
 *
 * <p>Not here: applying, storing, sending; proposing a change of configuration comes later, its joint form is understood
 * and counted.
 */
package io.phantomdb.raft;
