package io.phantomdb.log;

import io.phantomdb.host.MemoryWorld;
import io.phantomdb.host.World;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class JournalModelProperties extends JournalModelContract {
    @Override
    protected World open(long seed) {
        return new MemoryWorld(seed, 0);
    }

    @Property(tries = 150)
    void whatIsDurableIsRecovered(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) throws Exception {
        checkRecovery(seed);
    }

    @Property(tries = 40)
    void segmentsGoWhenNobodyNeedsThem(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) throws Exception {
        checkSegmentsGo(seed);
    }
}
