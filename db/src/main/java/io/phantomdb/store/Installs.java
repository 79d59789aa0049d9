package io.phantomdb.store;

import io.phantomdb.base.Check;
import java.util.ArrayDeque;
import java.util.EnumSet;

/**
 * Snapshots being taken over. Each writes into a queue of its own, because one whose sender has died may be open for long;
 * if there are more than queues, they wait in line. Loop only.
 */
final class Installs {
    private final StoreParts parts;
    private final Flusher flusher;
    private final EnumSet<RunId.Queue> free = EnumSet.of(RunId.Queue.INSTALL_ONE, RunId.Queue.INSTALL_TWO,
            RunId.Queue.INSTALL_THREE, RunId.Queue.INSTALL_FOUR);
    private final ArrayDeque<SnapshotInstall> line = new ArrayDeque<>();

    Installs(StoreParts parts, Flusher flusher) {
        this.parts = parts;
        this.flusher = flusher;
    }

    StoreParts parts() {
        return parts;
    }

    Flusher flusher() {
        return flusher;
    }

    void enter(SnapshotInstall install) {
        line.add(install);
        admit();
    }

    /** It needs its queue no more; null if it was never given one. */
    void leave(SnapshotInstall install, RunId runOrNull) {
        if (runOrNull == null) {
            Check.that(line.remove(install), "an install left twice");
        } else {
            Check.that(free.add(runOrNull.queue()), "an install left twice");
            admit();
        }
    }

    private void admit() {
        while (!line.isEmpty() && !free.isEmpty()) {
            RunId.Queue queue = free.iterator().next();
            free.remove(queue);
            line.poll().yourTurn(parts.runs.next(queue));
        }
    }
}
