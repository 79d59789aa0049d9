package io.phantomdb.store;

import io.phantomdb.base.Bytes;
import java.io.IOException;

/** All versions of keys in order (key ascending, version descending), deletions too. For labour: it may block. */
interface Versions {
    /** To the next version; false at the end. */
    boolean next() throws IOException;

    Bytes key();

    long version();

    /** Null if deleted. */
    Bytes value();
}
