package io.phantomdb.host.real;

import io.phantomdb.host.TraceContract;
import io.phantomdb.host.World;

final class RealTraceTest extends TraceContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
