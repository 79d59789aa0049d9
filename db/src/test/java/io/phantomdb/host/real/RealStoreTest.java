package io.phantomdb.host.real;

import io.phantomdb.host.World;
import io.phantomdb.store.StoreModelContract;
import org.junit.jupiter.api.Test;

/** The store is what its model says on real files too. */
final class RealStoreTest extends StoreModelContract {
    @Override
    protected World open(long seed) {
        return new RealWorld();
    }

    @Test
    void readsAreThoseOfTheModel() throws Exception {
        checkReads(1, 150);
    }

    @Test
    void aSnapshotIsAllOrNothing() throws Exception {
        checkSnapshots(2);
    }
}
