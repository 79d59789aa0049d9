/**
 * Puts it together. A {@link io.phantomdb.node.Node} is the whole server, given a {@link io.phantomdb.host.Host}: the process of
 * {@code phantomdb start} gives it the real one, the simulator its own, and the node cannot tell.
 *
 * <pre>
 *   Config, Host ──► Node ──► identity? ──► Member: journal, store ► shards ► transactions ► sql ► pgwire
 *                               │                          └─ liveness, placement, jobs
 *                               └─ none: waits for an invitation
 * </pre>
 *
 * <p>The only package that names {@code host.real}, and the one that introduces packages to each other that must not know each
 * other: schema changes to the job engine, cancel requests to the network. {@code node.cli} is the command line.
 */
package io.phantomdb.node;
