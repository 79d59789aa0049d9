package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.util.function.Consumer;

/**
 * A snapshot being taken over, chunk by chunk in order. Until {@link #finish} has called back nothing of it is to be
 * seen, then all of it at once; a crash leaves all or nothing. Called on the store loop.
 */
public interface Install {
    /** Takes a chunk and calls back when it wants the next; false if the chunk is damaged or out of order: abandon. */
    void chunk(Bytes chunk, Consumer<Boolean> taken);

    /** True when the last chunk has been taken. */
    boolean isComplete();

    /**
     * Replaces the shard's state. Nothing may be applied to the shard from this call until it calls back with what is
     * applied now.
     */
    void finish(Consumer<Applied> done);

    /** Forgets all of it; not after {@link #finish}. */
    void abandon();
}
