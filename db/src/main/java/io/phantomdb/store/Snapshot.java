package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.util.function.Consumer;

/** A shard's state being read, chunk by chunk. Called on the store loop; one chunk at a time. */
public interface Snapshot {
    /** The state it holds: index, term and configuration. */
    Applied applied();

    /** Hands over the next chunk (about 256 KB, checksummed, the first one with the header), or null after the last. */
    void next(Consumer<Bytes> chunk);

    /** Gives back what is kept for it; at any time, also after the end. */
    void close();
}
