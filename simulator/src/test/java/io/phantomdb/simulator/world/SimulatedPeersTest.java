package io.phantomdb.simulator.world;

import io.phantomdb.host.PeersContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedPeersTest extends PeersContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
