package io.phantomdb.shard;

import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Trace;

/**
 * Foresees a full disk: below the low mark the node refuses writes with 53100, and placement gives its leaderships to nodes
 * that have room. What is left is the reserve for recovery, and for the log that followers must still take. On the store
 * loop.
 */
final class DiskGuard {
    private static final long CHECK_NANOS = 1_000_000_000L;
    /** Looked at again after so small a part of the reserve was let in: each byte is written several times. */
    private static final int RESERVE_PARTS = 32;

    private final Host host;
    private final long lowMarkBytes;
    private Loop.Timer timer;
    private long freeBytes = Long.MAX_VALUE;
    private long acceptedBytes;

    DiskGuard(Host host, long lowMarkBytes) {
        this.host = host;
        this.lowMarkBytes = lowMarkBytes;
        checkAndRepeat();
    }

    /** So much is about to be written: a fast writer must not get through the reserve between two looks at the disk. */
    boolean refuses(long bytes) {
        acceptedBytes += bytes;
        if (acceptedBytes > lowMarkBytes / RESERVE_PARTS) {
            check();
        }
        return isLow();
    }

    boolean isLow() {
        return freeBytes < lowMarkBytes;
    }

    String describe() {
        return "The disk of the node has " + freeBytes + " bytes left; below " + lowMarkBytes + " it takes no writes.";
    }

    private void checkAndRepeat() {
        check();
        timer = host.loops().store().at(host.clock().nanos() + CHECK_NANOS, this::checkAndRepeat);
    }

    private void check() {
        boolean wasLow = isLow();
        acceptedBytes = 0;
        freeBytes = host.disk().freeBytes();
        if (isLow() != wasLow) {
            host.trace().event(new Trace.Note("disk.space", isLow()
                    ? "the disk is nearly full, writes are refused: " + describe()
                    : "the disk has room again"));
        }
    }

    void stop() {
        timer.cancel();
    }
}
