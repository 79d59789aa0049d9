package io.phantomdb.simulator.check;

import java.util.List;

/**
 * A transaction over registers whose values are all different, so that each value is a version of its key. Which keys it writes
 * may depend on what it reads: known before are only the versions that it may write.
 */
public record VersionTransaction(List<Version> mayWrite) {
    /** A key held this value; 0 is what it held at first. */
    public record Version(int key, long value) {}

    /** What it did: the versions it read, and those it wrote after having read what they replace. */
    public record Done(List<Version> reads, List<Version> writes) {
        public Done {
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
        }
    }

    /** What every key held at first. */
    public static final long INITIAL = 0;
    /** The key was not there. */
    public static final long GONE = -1;

    public VersionTransaction {
        mayWrite = List.copyOf(mayWrite);
    }
}
