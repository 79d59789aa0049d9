/**
 * A whole cluster of the database put to the test: the real node on simulated machines, clients that speak SQL through
 * simulated streams, and the invariants of consensus fed by what shards tell the trace.
 *
 * <pre>
 *   SqlSubject ── Fleet ──► machines n1 … n5 ── ClusterProgram ──► the node's program
 *        │                                                            │ ShardEvent
 *        ├── ClientStory …  ──► workload                         ShardWatch ──► invariants
 *        ├── Preparation (tables and first rows), last look
 *        └── ReplicaStates: at the end all replicas have caught up and hold the same
 * </pre>
 */
package io.phantomdb.simulator.cluster;
