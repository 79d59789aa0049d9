package io.phantomdb.host.real;

import io.phantomdb.host.ScratchContract;
import io.phantomdb.host.World;

final class RealScratchTest extends ScratchContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
