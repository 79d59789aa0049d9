package io.phantomdb.simulator.world;

import io.phantomdb.host.CellsContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedCellsTest extends CellsContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
