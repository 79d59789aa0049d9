package io.phantomdb.store;

import io.phantomdb.base.Check;
import java.util.ArrayDeque;

/** Snapshots being taken over: one writes its run at a time, the others wait in line. Loop only. */
final class Installs {
    private final StoreParts parts;
    private final Flusher flusher;
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
        if (line.size() == 1) {
            install.yourTurn();
        }
    }

    void leave(SnapshotInstall install) {
        boolean wasFirst = line.peek() == install;
        Check.that(line.remove(install), "an install left twice");
        if (wasFirst && !line.isEmpty()) {
            line.peek().yourTurn();
        }
    }
}
