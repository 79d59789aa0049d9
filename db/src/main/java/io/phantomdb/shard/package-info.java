/**
 * A shard: one span of keys, replicated. A {@code Replica} binds three owners on the store loop: the raft machine, the
 * node's journal, the node's store. While it leads, a {@code Leadership} evaluates requests; what it decides becomes effects
 * in the log, and applying those is the only way state changes.
 *
 * <pre>
 *   ShardClient ──► ShardServer ──► Leadership ─────────────── effects ──► Replica ──► raft ──► journal, peers
 *   (any node)      bounds,         Reads    LockTable  Marks                 ▲           │
 *                   generation,     Commits  Latches    Fences                └─ applied ─┘──► store
 *                   leader          Outcomes Oracle (system shard)
 *                                   TokenAnswers
 * </pre>
 *
 * <p>The protocol is DESIGN §5, checked as docs/spec/TxnProtocol.tla. What this package keeps:
 * <ul>
 * <li>A commit is validated and appended in one term: proposals enter the log before the machine sees any other event.
 * <li>A leader serves only after the first entry of its term is applied and its floor was fetched from the oracle after that.
 * <li>Between append and apply a write is a latch; readers at or above its timestamp wait for it.
 * <li>A write waits for a latch of an earlier timestamp, and is refused behind a later one: nobody waits in a circle.
 * <li>A read at a timestamp raises the mark first, then looks for latches, then reads, then confirms the term.
 * <li>A refusal raises the marks of all keys the piece would have written; a copy of what is in the log is never refused.
 * <li>Each commit leaves its outcome. Who asks with a commit token where there is none has ABORTED written, and every piece
 * of a commit is validated against that, appended or applied. Outcomes go after a while ({@code OutcomeCollector}), and
 * where they may have gone nothing is accepted and nothing but "unknown" is said.
 * </ul>
 *
 * <p>A deviation in means, not in rule: that a point or a range is still as it was read is told from {@code RecentWrites}, by
 * the applied index of the read, not by looking the versions up again: the bound on what is remembered makes a very long
 * range read retry, and nothing else. docs/decisions/recent-writes.md has the argument.
 *
 * <p>A scan may bring a fragment of a plan along ({@code FragmentScan}): its page is worked on in turns of some hundred rows, between
 * which others have theirs, and answered with what came of them. Locks, marks, latches and what the page covers are those of any
 * scan. What is not understood, or fails, is answered with the rows as they are.
 *
 * <p>Not here: who begins transactions ({@code txn}), where shards should be ({@code cluster}), splitting, commits over several
 * shards.
 */
package io.phantomdb.shard;
