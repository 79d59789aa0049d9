package io.phantomdb.store;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.Bytes;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a store consists of. Runs that the manifest does not name were not finished, or were dropped and brought back
 * by a crash: they are deleted. Blocking; runs as labour.
 */
final class StoreOpening {
    /** What was found; some runs may have been dropped. */
    record Found(Manifest manifest, List<Run> runs, int nextRun, boolean hasDropped) {}

    private StoreOpening() {}

    static Found read(Disk disk, long owner) throws IOException {
        Manifest manifest = readManifest(disk, owner);
        int next = manifest.nextRun();
        boolean hasDropped = false;
        for (RunId.Queue queue : RunId.Queue.values()) {
            for (int number : disk.runs(queue.queueName()).list()) {
                next = Math.max(next, number + 1);
                if (!isNamed(manifest, new RunId(queue, number))) {
                    disk.runs(queue.queueName()).drop(number);
                    hasDropped = true;
                }
            }
        }
        List<Run> runs = new ArrayList<>();
        for (RunInfo info : manifest.runs()) {
            runs.add(Run.load(info, disk));
        }
        return new Found(manifest, runs, next, hasDropped);
    }

    private static boolean isNamed(Manifest manifest, RunId id) {
        for (RunInfo run : manifest.runs()) {
            if (run.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static Manifest readManifest(Disk disk, long owner) throws IOException {
        Bytes cell = disk.cells().read(ManifestCell.NAME);
        if (cell == null) {
            return found(disk, owner);
        }
        Manifest manifest;
        try {
            manifest = Manifest.decode(cell);
        } catch (ByteReader.Malformed malformed) {
            throw Damage.of("the manifest", malformed);
        }
        if (manifest.owner() != owner && manifest.owner() != 0) {
            throw Damage.foreign("the manifest");
        }
        return manifest;
    }

    /** The manifest is written before anything else is, so that without it runs are not taken for leftovers. */
    private static Manifest found(Disk disk, long owner) throws IOException {
        for (RunId.Queue queue : RunId.Queue.values()) {
            if (!disk.runs(queue.queueName()).list().isEmpty()) {
                throw Damage.missing("the manifest");
            }
        }
        Manifest empty = Manifest.empty(owner);
        disk.cells().writeNow(ManifestCell.NAME, empty.encode());
        return empty;
    }
}
