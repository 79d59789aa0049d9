package io.phantomdb.store;

/** A shard's content as a number, and the index of the last applied entry in it. Replicas at the same index agree. */
public record Digest(long appliedIndex, long value) {}
