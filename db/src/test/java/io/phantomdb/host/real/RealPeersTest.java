package io.phantomdb.host.real;

import io.phantomdb.host.PeersContract;
import io.phantomdb.host.World;

final class RealPeersTest extends PeersContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
