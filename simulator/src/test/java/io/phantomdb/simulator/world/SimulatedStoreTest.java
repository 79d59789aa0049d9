package io.phantomdb.simulator.world;

import io.phantomdb.host.World;
import io.phantomdb.store.StoreModelContract;
import org.junit.jupiter.api.Test;

/** The store is what its model says on the simulated disk too. */
class SimulatedStoreTest extends StoreModelContract {
    @Override
    protected World open(long seed) {
        return new SimulatedWorld();
    }

    @Test
    void readsAreThoseOfTheModel() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            checkReads(seed, 200);
        }
    }

    @Test
    void aSnapshotIsAllOrNothing() throws Exception {
        for (int seed = 1; seed <= 3; seed++) {
            checkSnapshots(seed);
        }
    }
}
