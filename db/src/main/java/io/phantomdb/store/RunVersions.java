package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Span;
import io.phantomdb.host.Disk;

/** What a run holds of a span, without what does not count. Reads block after block past the cache. */
final class RunVersions implements Versions {
    private final Run run;
    private final Disk disk;
    private final Span span;
    private int ordinal;
    private Block block;
    private int cell = -1;

    RunVersions(Run run, Disk disk, Span span) {
        this.run = run;
        this.disk = disk;
        this.span = span;
        this.ordinal = Math.max(0, run.index().find(span.start(), Long.MAX_VALUE)) - 1;
    }

    @Override
    public boolean next() {
        do {
            if (!step()) {
                return false;
            }
        } while (block.compareKey(cell, span.start()) < 0 || run.isExcluded(block.key(cell)));
        return span.end().isEmpty() || block.compareKey(cell, span.end()) < 0;
    }

    private boolean step() {
        cell++;
        if (block == null || cell >= block.count()) {
            ordinal++;
            if (ordinal >= run.index().blockCount()) {
                return false;
            }
            block = run.readNow(disk, ordinal);
            cell = 0;
        }
        return true;
    }

    @Override
    public Bytes key() {
        return block.key(cell);
    }

    @Override
    public long version() {
        return block.version(cell);
    }

    @Override
    public Bytes value() {
        return block.value(cell);
    }
}
