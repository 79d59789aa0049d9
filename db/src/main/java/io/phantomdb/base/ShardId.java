package io.phantomdb.base;

/** A shard, which is also the Raft group that replicates it; never reused. */
public record ShardId(long number) implements Comparable<ShardId> {
    public ShardId {
        Check.that(number >= 1, "a shard id is at least 1, not %d", number);
    }

    @Override
    public int compareTo(ShardId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "s" + number;
    }
}
