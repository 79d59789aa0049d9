package io.phantomdb.store;

import io.phantomdb.base.Span;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps runs few: when too many of about the same size have come together, they become one. Sizes differ by a factor of
 * four from tier to tier, so a version is rewritten a logarithmic number of times. Works in steps, so that it never keeps a
 * worker from a flush for long. Loop only, but for the labour.
 */
final class Merger {
    private static final long SMALLEST_TIER_BYTES = 1 << 20;
    private static final long STEP_BYTES = 8 << 20;

    private final StoreParts parts;
    private boolean isMerging;

    Merger(StoreParts parts) {
        this.parts = parts;
    }

    /** Begins to merge if it is worth it. */
    void mergeIfMany() {
        List<Run> inputs = isMerging ? null : pick(parts.runs.live(), parts.settings.runsPerTierMax());
        if (inputs != null) {
            isMerging = true;
            inputs.forEach(Run::use);
            RunId output = parts.runs.next(RunId.Queue.MERGE);
            boolean isWholeStore = inputs.size() == parts.runs.live().size();
            step(new Merge(parts.disk(), inputs, output, isWholeStore, parts.settings.blockBytes()));
        }
    }

    /** All runs of the smallest tier that has too many; null if none has. */
    static List<Run> pick(List<Run> live, int runsPerTierMax) {
        TreeMap<Integer, List<Run>> tiers = new TreeMap<>();
        for (Run run : live) {
            int tier = tierOf(run.info().bytes());
            List<Run> peers = tiers.get(tier);
            if (peers == null) {
                peers = new ArrayList<>();
                tiers.put(tier, peers);
            }
            peers.add(run);
        }
        for (Map.Entry<Integer, List<Run>> tier : tiers.entrySet()) {
            if (tier.getValue().size() > runsPerTierMax) {
                return tier.getValue();
            }
        }
        return null;
    }

    private static int tierOf(long bytes) {
        int tier = 0;
        for (long size = SMALLEST_TIER_BYTES; size < bytes; size *= 4) {
            tier++;
        }
        return tier;
    }

    private void step(Merge merge) {
        parts.loops().work("store.merge", merge::step, (output, error) -> {
            if (error != null) {
                throw Damage.writing(merge.output.toString(), error);
            }
            if (output == null) {
                step(merge);
            } else {
                record(merge, output);
            }
        });
    }

    private void record(Merge merge, Run output) {
        parts.manifest.edit(
                before -> merge.isCurrentIn(before) ? before.merged(merge.inputIds(), output.info()) : before,
                manifest -> {
                    parts.runs.follow(manifest, output);
                    parts.runs.release(merge.inputs);
                    if (parts.runs.find(output.id()) == null) {
                        parts.reached(StoreProbe.MERGE_OVERTAKEN);
                        parts.runs.discard(output);
                    }
                    parts.host.trace().event(StoreEvent.merged(merge.inputs.size(), output.info()));
                    isMerging = false;
                    mergeIfMany();
                });
    }

    /** One merge; its steps are labour, one after the other. */
    private static final class Merge {
        private final Disk disk;
        private final List<Run> inputs;
        private final RunId output;
        private final int blockBytes;
        private final Versions versions;
        private RunBuilder builder;

        Merge(Disk disk, List<Run> inputs, RunId output, boolean isWholeStore, int blockBytes) {
            this.disk = disk;
            this.inputs = inputs;
            this.output = output;
            this.blockBytes = blockBytes;
            List<Versions> sources = new ArrayList<>();
            for (Run run : inputs) {
                sources.add(new RunVersions(run, disk, Span.ALL));
            }
            this.versions = new RetainedVersions(MergedVersions.of(sources), 0, isWholeStore);
        }

        /** The new run, or null if there is more to do. */
        Run step() throws IOException {
            if (builder == null) {
                builder = RunBuilder.create(output, blockBytes, disk);
            }
            long stop = builder.bytes() + STEP_BYTES;
            while (builder.bytes() < stop) {
                if (!versions.next()) {
                    addTombstones();
                    return builder.finish();
                }
                builder.add(versions.key(), versions.version(), versions.value());
            }
            return null;
        }

        private void addTombstones() {
            for (Run run : inputs) {
                for (RangeTombstone tombstone : run.index().tombstones()) {
                    tombstone.without(run.info().excluded()).forEach(builder::add);
                }
            }
        }

        List<RunId> inputIds() {
            List<RunId> ids = new ArrayList<>();
            inputs.forEach(run -> ids.add(run.id()));
            return ids;
        }

        /** False if a snapshot was installed meanwhile: then there is something in the output that must not count. */
        boolean isCurrentIn(Manifest manifest) {
            for (Run input : inputs) {
                if (!manifest.runs().contains(input.info())) {
                    return false;
                }
            }
            return true;
        }
    }
}
