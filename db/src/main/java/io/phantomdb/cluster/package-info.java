/**
 * What makes nodes a cluster: who belongs to it ({@code Identity}, given once by {@code Founding}), who seems to be there
 * ({@code Liveness}), where leaders should be ({@code LeaderPlacement}), and work that outlives the node that began it
 * ({@code JobEngine}).
 *
 * <p>Nothing here is needed for safety: identities never change once written, liveness only steers, jobs check their claim
 * in each of their commits.
 */
package io.phantomdb.cluster;
