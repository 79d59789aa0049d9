/**
 * The ordered multi-version store: what the shards of a loop know, in sorted runs on disk and a memtable above them (O'Neil
 * et al., "The Log-Structured Merge-Tree", 1996). The Raft log is its write-ahead log; there is no other.
 *
 * <pre>
 *   apply(entry) ──► memtable ◄─ layers: committed part groups          part groups that are open: not to be seen
 *                      │ over its budget: frozen, a new one takes over
 *                      ▼ labour
 *                    run 9   run 8   run 6 ...       blocks · index, bloom filter, range tombstones
 *                      │       └──┬────┘  too many of a size: labour makes one of them
 *                      ▼          ▼
 *                    manifest: runs · per shard: applied index, term, configuration      one cell, one write
 * </pre>
 *
 * <p><b>Versions.</b> A key has a value, or a deletion, at a version; a range tombstone deletes all keys of a span at a
 * version, in constant space. A read at a version asks every place that may have the key for its newest one at or below
 * it, and the newest of those counts: the order of places never matters, so a log may be replayed over runs that have its
 * entries already. A shard's own names (0x00 · shard · name) have the log's index for a version and only the newest counts.
 *
 * <p><b>What a crash leaves.</b> The manifest of before or of after a change; runs it does not name are deleted at the
 * opening. A shard's index is in the same value as the run that holds its entries, never apart from it. While parts of a
 * transaction are open, the recorded index stays below the first of them: they are not in any run, so the log must bring
 * them again. That replay meets some entries a second time, which changes nothing.
 *
 * <p><b>Never blocking.</b> Reads answer at once, {@link io.phantomdb.store.Version#MISSING} if a block is not in memory;
 * {@link io.phantomdb.store.Store#fetchMissing} brings all that was missed and the piece of reading is done again. What it
 * has touched is held from round to round, so it ends even if the cache holds a single block. Flushes, merges, snapshots and
 * digests are labour over what nobody changes any more: frozen memtables and finished runs, which stay until the last
 * reader has let go of them.
 *
 * <p><b>Snapshots.</b> A shard is read out of the runs of one manifest in its own key span and its own names. Whoever takes
 * it over writes a run, and one change of the manifest names that run, moves the shard's index and says of every older run
 * that its part of the span does not count any more: all or nothing, and no other shard of the store notices.
 *
 * <p><b>Damage.</b> Every block and index carries a checksum over its content and over which piece of which run it is, so a
 * misdirected write or read is found like a flipped bit. The manifest knows the checksum of each run's index, and the index
 * that of each block, so that a sound piece of another store, or of another time, is found as well. The manifest says whose
 * it is, and is written before anything else is: runs without one are a loss, not leftovers. For now damage stops the node
 * with a sentence.
 *
 * <p><b>What it does not do.</b> It decides nothing: no locks, no validation, no clocks; what is applied was agreed before.
 * It keeps all versions (the horizon of collection comes with the replicated one); it has no levels; the index and the bloom
 * filter of every run stay in memory, about 14 bytes a key and 100 a block.
 */
package io.phantomdb.store;
