package io.phantomdb.host.real;

import io.phantomdb.host.CellsContract;
import io.phantomdb.host.World;

final class RealCellsTest extends CellsContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
