package io.phantomdb.store;

import io.phantomdb.host.MemoryWorld;
import io.phantomdb.host.World;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class StoreModelProperties extends StoreModelContract {
    @Override
    protected World open(long seed) {
        return new MemoryWorld(seed, seed % 3 == 0 ? 0 : 4_000 * (seed % 3));
    }

    @Property(tries = 60)
    void readsAreThoseOfTheModel(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) throws Exception {
        checkReads(seed, 300);
    }

    @Property(tries = 20)
    void aSnapshotIsAllOrNothing(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) throws Exception {
        checkSnapshots(seed);
    }
}
