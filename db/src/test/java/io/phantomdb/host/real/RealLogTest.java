package io.phantomdb.host.real;

import io.phantomdb.host.World;
import io.phantomdb.log.JournalModelContract;
import org.junit.jupiter.api.Test;

/** The journal is what its model says on real files too. */
final class RealLogTest extends JournalModelContract {
    @Override
    protected World open(long seed) {
        return new RealWorld();
    }

    @Test
    void whatIsDurableIsRecovered() throws Exception {
        checkRecovery(1);
    }
}
