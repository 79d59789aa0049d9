package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Crc32c;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.IOException;

/** A node's cells as one process sees them: replacements are made one after the other. */
final class SimCells implements Disk.Cells {
    private final SimDisk disk;
    private final NodeLife life;
    private long busyUntil;

    SimCells(SimDisk disk, NodeLife life) {
        this.disk = disk;
        this.life = life;
    }

    @Override
    public Bytes read(String name) {
        life.block(disk.readNanos());
        return disk.image().cells().read(name);
    }

    @Override
    public void writeNow(String name, Bytes value) throws IOException {
        CellsImage.Change change = disk.image().cells().begin(name, value);
        life.block(disk.syncNanos(value.length()));
        finish(change);
    }

    @Override
    public void write(String name, Bytes value, Completion<Void> done) {
        Simulation simulation = life.simulation();
        CellsImage.Change change = disk.image().cells().begin(name, value);
        busyUntil = Math.max(busyUntil, simulation.moment()) + disk.syncNanos(value.length());
        disk.completeAfter(busyUntil - simulation.moment(), done, () -> finish(change));
    }

    private Void finish(CellsImage.Change change) throws IOException {
        try {
            disk.demandRoom(change.value().length());
        } catch (IOException failed) {
            disk.image().cells().forget(change);
            throw failed;
        }
        disk.image().cells().finish(change);
        life.simulation().trace().world(life.node(), WorldEvent.CELL_WRITTEN, change.value().length(), Crc32c.of(change
                .value()) & 0xFFFF_FFFFL);
        life.node().cellWritten();
        return null;
    }
}
