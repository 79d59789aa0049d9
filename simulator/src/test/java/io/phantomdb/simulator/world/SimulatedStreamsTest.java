package io.phantomdb.simulator.world;

import io.phantomdb.host.StreamsContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedStreamsTest extends StreamsContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
