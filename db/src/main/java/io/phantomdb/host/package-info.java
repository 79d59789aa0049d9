/**
 * The seams: all of the world that a node can touch, as interfaces. {@code host.real} has them over Netty, Chronicle
 * Queue, Caffeine, virtual threads and the system's clock; the simulator has them over virtual time and one seed. Each
 * has one contract test that both must pass: a simulated disk that is kinder than the real one is a lie.
 *
 * <pre>
 *              a node
 *    ┌───────────┴────────────────────────────────────────────────┐
 *    │ Clock Entropy Peers Streams Disk Caches Loops Tasks Trace  │   Host, passed by constructor
 *    └───────────┬───────────────────────────────┬────────────────┘
 *           host.real                        the simulator
 * </pre>
 *
 * <p><b>Two kinds of code.</b> <i>Owners</i> live on a {@link io.phantomdb.host.Loop}: turn by turn, nothing waits, and
 * what they own is touched nowhere else. <i>Stories</i> are sequential code on virtual threads: they own nothing shared,
 * post to owners, and wait for a {@link io.phantomdb.host.Promise} through their {@link io.phantomdb.host.Scope}, which is
 * also where a cancellation reaches them.
 *
 * <pre>
 *    story ── post(turn) ──► loop of the owner
 *      │                        │ evaluates, later keeps the promise
 *      └── scope.await ◄────────┘
 * </pre>
 *
 * <p>Persisting and reading answer by {@link io.phantomdb.host.Completion} on the loop: "it is durable" is an event like
 * any other, so it cannot be forgotten. There is no retry of a failed sync anywhere (Rebello et al., "Can Applications
 * Recover from fsync Failures?", ATC 2020).
 */
package io.phantomdb.host;
