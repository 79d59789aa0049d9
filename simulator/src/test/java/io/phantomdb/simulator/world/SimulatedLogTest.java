package io.phantomdb.simulator.world;

import io.phantomdb.host.World;
import io.phantomdb.log.JournalModelContract;
import org.junit.jupiter.api.Test;

/** The journal is what its model says on the simulated disk too. */
class SimulatedLogTest extends JournalModelContract {
    @Override
    protected World open(long seed) {
        return new SimulatedWorld();
    }

    @Test
    void whatIsDurableIsRecovered() throws Exception {
        for (int seed = 1; seed <= 30; seed++) {
            checkRecovery(seed);
        }
    }

    @Test
    void segmentsGoWhenNobodyNeedsThem() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            checkSegmentsGo(seed);
        }
    }
}
