package io.phantomdb.txn;

/** A table and the version of its descriptor that a statement was planned with: shards refuse versions below their fence. */
public record TableVersion(int descriptorId, int version) {}
