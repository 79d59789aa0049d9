package io.phantomdb.store;

import io.phantomdb.host.Disk;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The manifest and its cell: changes are made one after the other, each to what the one before left, and count when they
 * are durable. Loop only.
 */
final class ManifestCell {
    static final String NAME = "manifest";

    private record Edit(UnaryOperator<Manifest> change, Consumer<Manifest> done) {}

    private final Disk.Cells cells;
    private final ArrayDeque<Edit> edits = new ArrayDeque<>();
    private Manifest current;
    private boolean isWriting;

    ManifestCell(Disk.Cells cells, Manifest current) {
        this.cells = cells;
        this.current = current;
    }

    /** The one that is durable. */
    Manifest current() {
        return current;
    }

    void edit(UnaryOperator<Manifest> change, Consumer<Manifest> done) {
        edits.add(new Edit(change, done));
        writeNext();
    }

    private void writeNext() {
        if (isWriting || edits.isEmpty()) {
            return;
        }
        isWriting = true;
        Edit edit = edits.poll();
        Manifest next = edit.change.apply(current);
        cells.write(NAME, next.encode(), (nothing, error) -> {
            if (error != null) {
                throw Damage.writing("the manifest", error);
            }
            isWriting = false;
            current = next;
            edit.done.accept(next);
            writeNext();
        });
    }
}
