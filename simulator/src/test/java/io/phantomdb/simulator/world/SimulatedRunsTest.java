package io.phantomdb.simulator.world;

import io.phantomdb.host.RunsContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedRunsTest extends RunsContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
