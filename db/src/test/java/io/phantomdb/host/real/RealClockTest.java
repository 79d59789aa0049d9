package io.phantomdb.host.real;

import io.phantomdb.host.ClockContract;
import io.phantomdb.host.World;

final class RealClockTest extends ClockContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
