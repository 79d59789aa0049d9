package io.phantomdb.store;

import io.phantomdb.host.Disk;
import io.phantomdb.host.Loops;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The runs that count now, and the end of those that do not: a file is deleted when no manifest names it and nobody reads
 * it any more.
 */
final class RunSet {
    private final Disk disk;
    private final Loops loops;
    private List<Run> live;
    private int nextNumber;

    RunSet(Disk disk, Loops loops, List<Run> live, int nextNumber) {
        this.disk = disk;
        this.loops = loops;
        this.live = newestFirst(live);
        this.nextNumber = nextNumber;
    }

    List<Run> live() {
        return live;
    }

    /** A number that no run has had. */
    RunId next(RunId.Queue queue) {
        return new RunId(queue, nextNumber++);
    }

    /** What the manifest says now; {@code loaded} are the runs that are new in it. */
    void follow(Manifest manifest, Run loaded) {
        List<Run> next = new ArrayList<>();
        for (RunInfo info : manifest.runs()) {
            Run run = find(info.id(), loaded);
            next.add(run.info().equals(info) ? run : run.with(info));
        }
        List<Run> before = live;
        live = newestFirst(next);
        for (Run run : before) {
            if (find(run.id()) == null && run.unlist()) {
                delete(run);
            }
        }
    }

    /** What the newest run has is mostly newer than all that the others can have, so they need not be asked. */
    private static List<Run> newestFirst(List<Run> runs) {
        List<Run> ordered = new ArrayList<>(runs);
        ordered.sort(Comparator.comparingLong((Run run) -> run.index().newest(false)).reversed());
        return List.copyOf(ordered);
    }

    private Run find(RunId id, Run loaded) {
        return loaded != null && loaded.id().equals(id) ? loaded : find(id);
    }

    /** Null if it is not among them. */
    Run find(RunId id) {
        for (Run run : live) {
            if (run.id().equals(id)) {
                return run;
            }
        }
        return null;
    }

    /** Holds all that count now, for labour or a snapshot. */
    List<Run> use() {
        live.forEach(Run::use);
        return live;
    }

    void release(List<Run> used) {
        used.forEach(this::release);
    }

    void release(Run used) {
        if (used.release()) {
            delete(used);
        }
    }

    /** A run that was written but is not wanted. */
    void discard(Run unlisted) {
        if (unlisted.unlist()) {
            delete(unlisted);
        }
    }

    private void delete(Run run) {
        loops.work("store.drop", () -> {
            disk.runs(run.id().queue().queueName()).drop(run.id().number());
            return null;
        }, (nothing, error) -> {
            if (error != null) {
                throw Damage.writing(run.id().toString(), error);
            }
        });
    }
}
