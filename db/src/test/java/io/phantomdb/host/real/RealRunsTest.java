package io.phantomdb.host.real;

import io.phantomdb.host.RunsContract;
import io.phantomdb.host.World;

final class RealRunsTest extends RunsContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
