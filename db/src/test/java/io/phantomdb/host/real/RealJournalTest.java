package io.phantomdb.host.real;

import io.phantomdb.host.JournalContract;
import io.phantomdb.host.World;

final class RealJournalTest extends JournalContract {
    @Override
    protected World open() {
        return new RealWorld();
    }
}
