package io.phantomdb.simulator.world;

import io.phantomdb.host.JournalContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedJournalTest extends JournalContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
