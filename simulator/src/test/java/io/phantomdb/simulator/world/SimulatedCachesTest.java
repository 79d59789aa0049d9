package io.phantomdb.simulator.world;

import io.phantomdb.host.CachesContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedCachesTest extends CachesContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
