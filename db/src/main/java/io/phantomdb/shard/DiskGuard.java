package io.phantomdb.shard;

import io.phantomdb.host.Host;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Trace;

/**
 * Foresees a full disk (DESIGN §6): below the low mark the node gives its leaderships away and refuses writes with 53100.
 * What is left is the reserve for recovery, and for the log that followers must still take. On the store loop.
 */
final class DiskGuard {
    private static final long CHECK_NANOS = 1_000_000_000L;

    private final Host host;
    private final long lowMarkBytes;
    private final Runnable onLow;
    private Loop.Timer timer;
    private long freeBytes = Long.MAX_VALUE;

    DiskGuard(Host host, long lowMarkBytes, Runnable onLow) {
        this.host = host;
        this.lowMarkBytes = lowMarkBytes;
        this.onLow = onLow;
        check();
    }

    boolean isLow() {
        return freeBytes < lowMarkBytes;
    }

    String describe() {
        return "The disk of the node has " + freeBytes + " bytes left; below " + lowMarkBytes + " it takes no writes.";
    }

    private void check() {
        boolean wasLow = isLow();
        freeBytes = host.disk().freeBytes();
        if (isLow() != wasLow) {
            host.trace().event(new Trace.Note("disk.space", isLow()
                    ? "the disk is nearly full, writes are refused: " + describe()
                    : "the disk has room again"));
        }
        if (isLow() && !wasLow) {
            onLow.run();
        }
        timer = host.loops().store().at(host.clock().nanos() + CHECK_NANOS, this::check);
    }

    void stop() {
        timer.cancel();
    }
}
