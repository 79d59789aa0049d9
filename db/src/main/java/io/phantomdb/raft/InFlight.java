package io.phantomdb.raft;

/** Appends on their way to a follower that streams: bounded in number and bytes, so that a slow one holds little memory. */
final class InFlight {
    private final long[] lastIndexes;
    private final long[] sizes;
    private final long bytesMax;
    private int first;
    private int count;
    private long bytes;

    InFlight(int appendsMax, long bytesMax) {
        this.lastIndexes = new long[appendsMax];
        this.sizes = new long[appendsMax];
        this.bytesMax = bytesMax;
    }

    /** True if another append may go; the one that reaches the limit of bytes still goes, whatever its size. */
    boolean hasRoom() {
        return count < lastIndexes.length && bytes < bytesMax;
    }

    void add(long lastIndex, long size) {
        int at = (first + count) % lastIndexes.length;
        lastIndexes[at] = lastIndex;
        sizes[at] = size;
        bytes += size;
        count++;
    }

    /** Everything up to this index has arrived. */
    void doneTo(long index) {
        while (count > 0 && lastIndexes[first] <= index) {
            bytes -= sizes[first];
            first = (first + 1) % lastIndexes.length;
            count--;
        }
    }

    void clear() {
        first = 0;
        count = 0;
        bytes = 0;
    }
}
