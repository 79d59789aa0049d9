package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.ShardId;
import io.phantomdb.base.Span;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One shard's part of some runs: its own names, then the keys of its span. For labour. */
final class ShardVersions implements Versions {
    private final Versions names;
    private final Versions keys;
    private boolean isAtNames = true;

    ShardVersions(ShardId shard, Span span, List<Run> runs, Disk disk) {
        names = new RetainedVersions(versions(runs, disk, Keys.localSpan(shard)), 0, true);
        keys = versions(runs, disk, Keys.userPart(span));
    }

    private static Versions versions(List<Run> runs, Disk disk, Span span) {
        List<Versions> sources = new ArrayList<>();
        for (Run run : runs) {
            if (run.index().reaches(span)) {
                sources.add(new RunVersions(run, disk, span));
            }
        }
        return MergedVersions.of(sources);
    }

    /** Range tombstones of the runs, as far as they touch the span. */
    static List<RangeTombstone> tombstones(Span span, List<Run> runs) {
        List<RangeTombstone> all = new ArrayList<>();
        for (Run run : runs) {
            for (RangeTombstone tombstone : run.index().tombstones()) {
                for (RangeTombstone piece : tombstone.without(run.info().excluded())) {
                    if (piece.span().overlaps(span)) {
                        all.add(new RangeTombstone(piece.span().intersect(span), piece.version()));
                    }
                }
            }
        }
        return all;
    }

    @Override
    public boolean next() throws IOException {
        if (isAtNames && names.next()) {
            return true;
        }
        isAtNames = false;
        return keys.next();
    }

    private Versions current() {
        return isAtNames ? names : keys;
    }

    @Override
    public Bytes key() {
        return current().key();
    }

    @Override
    public long version() {
        return current().version();
    }

    @Override
    public Bytes value() {
        return current().value();
    }
}
