/**
 * Transactions as their coordinator sees them: stories on the gateway, which own nothing but their own buffer and reach
 * shards by messages.
 *
 * <pre>
 *   Coordinator.begin ──┬─ read-only ────────► SnapshotTransaction   one timestamp, no locks, every answer confirmed (rule 12)
 *                       ├─ serializable ─────► LockingTransaction    reads under locks, buffered writes (rule 4)
 *                       └─ the other levels ─► WeakerTransaction     ordinary reads as the first, all else as the second (rule 14)
 *                                                   │ commit
 *                                                   ▼
 *                                              CommitProtocol        timestamp, validation, entry or parts, outcome (rules 5–7)
 * </pre>
 *
 * <p>Timestamps make truth, locks make progress (DESIGN §5): a transaction is as if executed at one timestamp, drawn between
 * its begin and its end. {@code WriteBuffer} holds what it will write, within a budget; {@code ReadSet} what must still be
 * current when it commits; {@code CommitToken} what anybody can ask {@code Coordinator.statusOf} with whether it happened; {@code OpenTransactions} answers shards that ask whether the holder of a lock is still there.
 *
 * <p>Not here yet: writes to several shards in one transaction (refused with 0A000 at the statement that would make it so),
 * recovery of intents.
 */
package io.phantomdb.txn;
