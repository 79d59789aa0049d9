/**
 * Raft and its log put to the test alone: replicated registers over {@link io.phantomdb.host.Host}, without SQL,
 * transactions or a store. Raft's machine and the journal are the real ones, everything around them is as small as
 * it can be, so that a run costs little and a failure has few suspects.
 *
 * <pre>
 *   RaftClient (story) ── Ask ──► Replica (loop): RaftGroup · Journal · RegisterMachine
 *        ▲                            │ Persist → journal, Send → peers, Commit → apply
 *        └────────── Reply ───────────┘ state → cell, then the log is compacted; who is behind gets a snapshot
 * </pre>
 *
 * <p>Of five replicas all vote, or two only learn, or a change of the configuration is under way and stays so. Half of the
 * groups have elections so short that candidates collide; appends are so small that what a leader inherits and what it adds
 * travel apart.
 *
 * <p>A request names its client and a number; the state machine executes each once, however often the network repeats it,
 * and closes earlier numbers of the client. Reads are confirmed by a quorum round and never logged. What clients saw must
 * be linearizable register by register; meanwhile the invariants compare elections, entries and states.
 */
package io.phantomdb.simulator.raft;
