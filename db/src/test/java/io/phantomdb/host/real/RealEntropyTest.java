package io.phantomdb.host.real;

import io.phantomdb.host.EntropyContract;
import io.phantomdb.host.World;

final class RealEntropyTest extends EntropyContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
