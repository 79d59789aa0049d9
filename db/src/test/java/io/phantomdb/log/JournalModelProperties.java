package io.phantomdb.log;

import io.phantomdb.host.MemoryWorld;
import io.phantomdb.host.World;

class JournalModelProperties extends JournalModelContract {
    @Override
    protected World open(long seed) {
        return new MemoryWorld(seed, 0);
    }
}
