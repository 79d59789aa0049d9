package io.phantomdb.simulator.world;

import io.phantomdb.host.LoopsContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedLoopsTest extends LoopsContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
