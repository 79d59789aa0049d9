package io.phantomdb.simulator.world;

import io.phantomdb.host.EntropyContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedEntropyTest extends EntropyContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
