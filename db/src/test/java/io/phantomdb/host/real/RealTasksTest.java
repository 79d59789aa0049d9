package io.phantomdb.host.real;

import io.phantomdb.host.TasksContract;
import io.phantomdb.host.World;

final class RealTasksTest extends TasksContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
