package io.phantomdb.bench.compare;

import java.io.Closeable;
import java.io.IOException;

/** One connection that reads or changes a key at a time and waits for the answer. */
interface KeyedClient extends Closeable {
    /** Returns whether the server did it; an {@code IOException} ends the connection. */
    boolean operate(int key) throws IOException;
}
