package io.phantomdb.store;

import io.phantomdb.host.Disk;
import io.phantomdb.host.Host;
import io.phantomdb.host.Loops;
import java.util.ArrayList;
import java.util.List;

/** What the background work of a store has in common. Loop only. */
final class StoreParts {
    final StoreSettings settings;
    final Host host;
    final RunSet runs;
    final ManifestCell manifest;
    final ShardStates states;
    final Blocks blocks;
    final Contents contents;
    final List<Runnable> durableListeners = new ArrayList<>();
    /** Snapshots that are being read. */
    int openSnapshots;

    StoreParts(StoreSettings settings, Host host, StoreOpening.Found found) {
        this.settings = settings;
        this.host = host;
        this.runs = new RunSet(host.disk(), host.loops(), found.runs(), found.nextRun());
        this.manifest = new ManifestCell(host.disk().cells(), found.manifest());
        this.states = new ShardStates(found.manifest().shards());
        this.blocks = new Blocks(host.disk(), host.loops().store(), host.caches(), settings.cacheBytes(), runs);
        this.contents = new Contents(runs, blocks);
    }

    Disk disk() {
        return host.disk();
    }

    Loops loops() {
        return host.loops();
    }

    void reached(StoreProbe probe) {
        host.trace().reached(probe);
    }

    void tellDurable() {
        for (Runnable listener : durableListeners) {
            listener.run();
        }
    }
}
