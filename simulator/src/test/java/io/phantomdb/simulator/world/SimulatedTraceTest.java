package io.phantomdb.simulator.world;

import io.phantomdb.host.TraceContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedTraceTest extends TraceContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
