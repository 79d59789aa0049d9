package io.phantomdb.host.real;

import io.phantomdb.host.CachesContract;
import io.phantomdb.host.World;

final class RealCachesTest extends CachesContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
