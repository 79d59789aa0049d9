package io.phantomdb.log;

import io.phantomdb.base.FatalError;
import io.phantomdb.host.Host;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the {@link Anchor} up to date: what is durable within a second, because a commit must not wait for a second file;
 * what may be dropped before it is dropped. Loop only; one write at a time.
 */
final class AnchorCell {
    private static final long DELAY_NANOS = 1_000_000_000L;

    private final Host host;
    private final long owner;
    private long durable;
    private long written;
    private int oldest;
    private boolean isScheduled;
    private boolean isWriting;
    /** Run when the next write is durable. */
    private List<Runnable> waiting = new ArrayList<>();

    AnchorCell(Host host, Anchor found) {
        this.host = host;
        this.owner = found.owner();
        this.durable = found.durable();
        this.written = found.durable();
        this.oldest = found.oldest();
    }

    /** Records up to this number are synced. */
    void durable(long sequence) {
        durable = sequence;
        if (!isScheduled) {
            isScheduled = true;
            host.loops().store().at(host.clock().nanos() + DELAY_NANOS, () -> {
                isScheduled = false;
                write();
            });
        }
    }

    /** Segments below this number are about to be dropped; they may be when it calls back. */
    void oldest(int segment, Runnable noted) {
        oldest = segment;
        waiting.add(noted);
        write();
    }

    private void write() {
        if (isWriting || written == durable && waiting.isEmpty()) {
            return;
        }
        isWriting = true;
        List<Runnable> told = waiting;
        waiting = new ArrayList<>();
        long writing = durable;
        host.disk().cells().write(Anchor.CELL, new Anchor(owner, oldest, writing).encode(), (nothing, error) -> {
            if (error != null) {
                throw new FatalError("the anchor of the journal cannot be written (" + error.getMessage()
                        + "): the node"
                        + " stops, because what the disk has now is not known; look after the disk, then start the node"
                        + " again", error);
            }
            isWriting = false;
            written = writing;
            told.forEach(Runnable::run);
            if (!waiting.isEmpty()) {
                write();
            }
        });
    }
}
