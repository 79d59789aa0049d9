package io.phantomdb.simulator.world;

import io.phantomdb.host.ScratchContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedScratchTest extends ScratchContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
