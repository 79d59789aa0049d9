package io.phantomdb.host.real;

import io.phantomdb.host.Completion;
import io.phantomdb.host.Loop;
import io.phantomdb.host.Loops;

/** One store loop, and workers for labour. */
record RealLoops(StoreLoop storeLoop, Workers workers) implements Loops {
    @Override
    public Loop store() {
        return storeLoop;
    }

    @Override
    public <T> void work(String name, Labour<T> labour, Completion<T> done) {
        workers.run(labour, done);
    }
}
