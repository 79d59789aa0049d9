package io.phantomdb.simulator.world;

import io.phantomdb.host.TasksContract;
import io.phantomdb.host.World;

/** The simulated seam keeps what every one must keep. */
class SimulatedTasksTest extends TasksContract {
    @Override
    protected World open() {
        return new SimulatedWorld();
    }
}
