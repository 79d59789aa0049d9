package io.phantomdb.store;

import io.phantomdb.host.MemoryWorld;
import io.phantomdb.host.World;

class StoreModelProperties extends StoreModelContract {
    @Override
    protected World open(long seed) {
        return new MemoryWorld(seed, seed % 3 == 0 ? 0 : 4_000 * (seed % 3));
    }
}
