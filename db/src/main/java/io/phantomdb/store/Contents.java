package io.phantomdb.store;

import io.phantomdb.base.ByteHash;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.base.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * All places where a version can be: the memtable that changes go to, the one that is being flushed, the runs; and all
 * range tombstones together. Loop only.
 */
final class Contents {
    private static final int SKIPS_MAX = 8_192;

    private final RunSet runs;
    private final Blocks blocks;
    private final Newest newest = new Newest();
    private Memtable active = new Memtable();
    /** Null while nothing is being flushed. */
    private Memtable frozen;
    private RangeIndex ranges = new RangeIndex();

    Contents(RunSet runs, Blocks blocks) {
        this.runs = runs;
        this.blocks = blocks;
        collectRanges();
    }

    Memtable active() {
        return active;
    }

    boolean isFlushing() {
        return frozen != null;
    }

    /** Changes go to a new memtable from now on; the old one is returned. */
    Memtable freeze() {
        Check.that(frozen == null, "one memtable is flushed at a time");
        frozen = active;
        active = new Memtable();
        return frozen;
    }

    /** What was frozen is in a run now. */
    void thaw() {
        Check.that(frozen != null, "no memtable is being flushed");
        frozen = null;
    }

    /** Makes the collection of range tombstones anew, after some have gone. */
    void collectRanges() {
        RangeIndex all = new RangeIndex();
        active.tombstones().forEach(all::add);
        if (frozen != null) {
            frozen.tombstones().forEach(all::add);
        }
        for (Run run : runs.live()) {
            for (RangeTombstone tombstone : run.index().tombstones()) {
                tombstone.without(run.info().excluded()).forEach(all::add);
            }
        }
        ranges = all;
    }

    void apply(long version, List<Mutation> mutations) {
        for (int at = 0; at < mutations.size(); at++) {
            switch (mutations.get(at)) {
                case Mutation.Put put -> active.put(put.key(), version, put.value());
                case Mutation.Delete delete -> active.put(delete.key(), version, null);
                case Mutation.DeleteRange range -> {
                    RangeTombstone tombstone = new RangeTombstone(range.span(), version);
                    active.add(tombstone);
                    ranges.add(tombstone);
                }
            }
        }
    }

    void attach(PartGroup group) {
        active.attach(group);
        group.tombstones().forEach(ranges::add);
    }

    Version find(Bytes key, long versionMax) {
        boolean isLocal = Keys.isLocal(key);
        long hash = ByteHash.of(key);
        newest.clear();
        active.find(key, hash, versionMax, newest);
        if (frozen != null && frozen.newest(isLocal) > newest.version()) {
            frozen.find(key, hash, versionMax, newest);
        }
        List<Run> live = runs.live();
        if (!live.isEmpty()) {
            findInRuns(live, key, hash, versionMax);
        }
        return newest.version(isLocal || ranges.isEmpty() ? 0 : ranges.covering(key, versionMax));
    }

    private void findInRuns(List<Run> live, Bytes key, long hash, long versionMax) {
        boolean isLocal = Keys.isLocal(key);
        for (int at = 0; at < live.size(); at++) {
            Run run = live.get(at);
            RunIndex index = run.index();
            if (index.newest(isLocal) > newest.version() && index.mayContain(key, hash) && !run.isExcluded(key)) {
                findInRun(run, key, versionMax);
            }
        }
    }

    private void findInRun(Run run, Bytes key, long versionMax) {
        RunIndex index = run.index();
        int ordinal = index.seek(key, versionMax);
        Block block = blocks.get(run, ordinal);
        if (block == null) {
            newest.missing();
            return;
        }
        int cell = block.find(key, versionMax);
        if (cell == block.count()) {
            ordinal++;
            boolean goesOn = ordinal < index.blockCount() && index.block(ordinal).firstKey().equals(key);
            block = goesOn ? blocks.get(run, ordinal) : null;
            cell = 0;
            if (goesOn && block == null) {
                newest.missing();
            }
        }
        if (block != null && block.compareKey(cell, key) == 0) {
            newest.offer(block.version(cell), block.value(cell));
        }
    }

    Cursor cursor(MergedCursor.View view, long versionMin, long versionMax) {
        Source.Reach reach = new Source.Reach(versionMin, versionMax, SKIPS_MAX);
        boolean isLocal = view.hiddenBytes() > 0;
        List<Source> sources = new ArrayList<>();
        if (!view.span().isVoid()) {
            addMemory(active, view, reach, sources);
            if (frozen != null) {
                addMemory(frozen, view, reach, sources);
            }
            for (Run run : runs.live()) {
                RunIndex index = run.index();
                if (index.newest(isLocal) > versionMin && index.reaches(view.span())) {
                    sources.add(RunSource.of(run, blocks, view.span(), view.descending(), reach));
                }
            }
            if (view.showsDeletions() && !ranges.isEmpty()) {
                sources.add(new TombstoneSource(ranges, view.span(), reach));
            }
        }
        return new MergedCursor(sources, view, reach, new RangeCover(ranges, versionMax));
    }

    private static void addMemory(Memtable memtable, MergedCursor.View view, Source.Reach reach, List<Source> sources) {
        Span span = view.span();
        if (memtable.newest(view.hiddenBytes() > 0) <= reach.versionMin()) {
            return;
        }
        sources.add(MemorySource.of(memtable.keys(), span, view.descending(), reach));
        for (PartGroup layer : memtable.layers()) {
            if (layer.version() > reach.versionMin() && layer.version() <= reach.versionMax()) {
                sources.add(MemorySource.of(layer, span, view.descending(), reach));
            }
        }
    }
}
