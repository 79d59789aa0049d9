package io.phantomdb.host.real;

import io.phantomdb.host.LoopsContract;
import io.phantomdb.host.World;

final class RealLoopsTest extends LoopsContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
