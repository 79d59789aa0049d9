package io.phantomdb.base;

/** A node for its whole life; given out by the system shard, never reused. 1 to 1023, as it is part of backend pids. */
public record NodeId(int number) implements Comparable<NodeId> {
    public static final int MAX = 1023;

    public NodeId {
        Check.that(number >= 1 && number <= MAX, "a node id is 1 to 1023, not %d", number);
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "n" + number;
    }
}
