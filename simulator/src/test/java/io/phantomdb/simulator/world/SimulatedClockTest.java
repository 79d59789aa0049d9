package io.phantomdb.simulator.world;

import io.phantomdb.host.ClockContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedClockTest extends ClockContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
