package io.phantomdb.host;

/** The loops of a node. */
public interface Loops {
    /** The loop of a store with its shards, peers and connections. */
    Loop store();

    /**
     * Runs labour on a worker (flush, compaction, snapshots: long, blocking, over immutable inputs), then completes on
     * the store loop. Called on the store loop.
     */
    <T> void work(String name, Labour<T> labour, Completion<T> done);

    /** Something long. */
    interface Labour<T> {
        T run() throws Exception;
    }
}
