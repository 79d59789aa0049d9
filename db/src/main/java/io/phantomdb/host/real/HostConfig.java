package io.phantomdb.host.real;

import io.phantomdb.base.Check;
import java.util.function.Consumer;

/**
 * How a node's host is set up.
 *
 * @param name stands in log lines and thread names, such as {@code n1}
 * @param workerThreads for labour: flush, compaction, snapshots
 * @param readThreads for blocks that are not cached
 * @param storyThreads for stories that take long; short ones run on the store loop
 * @param journalReserveBytes how much of the next journal segment is prepared ahead of use; a segment that is given up
 *     early, at a restart, takes that much of the disk until it is dropped
 * @param onFatal called once, on any thread, with what must stop the node; no turn runs after it
 */
public record HostConfig(String name, int workerThreads, int readThreads, int storyThreads, long journalReserveBytes,
        Consumer<Throwable> onFatal) {
    public HostConfig {
        Check.that(!name.isEmpty(), "a host needs a name");
        Check.that(workerThreads >= 1 && readThreads >= 1 && storyThreads >= 1, "a host needs threads of each kind");
        Check.that(journalReserveBytes >= 0, "a reserve is not negative");
        Check.present(onFatal, "the handler of fatal errors");
    }

    private static final int STORY_THREADS_MIN = 4;

    /** What suits a node on a server. */
    public static HostConfig of(String name, Consumer<Throwable> onFatal) {
        return new HostConfig(name, 2, 2, Math.max(STORY_THREADS_MIN, Runtime.getRuntime().availableProcessors()),
                16L << 20, onFatal);
    }
}
