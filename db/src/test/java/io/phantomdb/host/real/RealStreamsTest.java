package io.phantomdb.host.real;

import io.phantomdb.host.StreamsContract;
import io.phantomdb.host.World;

final class RealStreamsTest extends StreamsContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
