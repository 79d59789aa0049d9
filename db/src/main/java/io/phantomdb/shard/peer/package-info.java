/**
 * Letters between nodes. An {@link io.phantomdb.shard.peer.Exchange} puts a message into its envelope (format, cluster,
 * sender and receiver with their incarnations, service, request id, time left), and opens those that arrive:
 *
 * <pre>
 *    replica, shard client, liveness …          tell / ask
 *          │                                        │
 *          ▼                                        ▼
 *      Exchange ── envelope ──► host.Peers ──► Exchange ──► handler of the service ──► reply
 * </pre>
 *
 * <p>Invariants: a message of another cluster, for another node, or for an earlier life of this node never reaches a
 * handler; an answer reaches whoever asked at most once; a request without an answer fails at its deadline. What is
 * not here: repetition, ordering, routing. Peers may lose, repeat and reorder; each {@link io.phantomdb.shard.peer.Service}
 * says why it stands that.
 */
package io.phantomdb.shard.peer;
