package io.phantomdb.simulator.world;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.util.Arrays;

/** Scratch files of one process: they take room and time, and go with the process. */
final class SimScratch implements Disk.Scratch {
    private static final long CREATE_NANOS = 50_000;

    private final SimDisk disk;
    private final NodeLife life;
    private long bytes;

    SimScratch(SimDisk disk, NodeLife life) {
        this.disk = disk;
        this.life = life;
    }

    @Override
    public Disk.ScratchFile create() {
        life.block(CREATE_NANOS);
        return new Open();
    }

    private final class Open implements Disk.ScratchFile {
        private byte[] content = new byte[0];
        private int end;
        private boolean isClosed;

        @Override
        public long append(Bytes block) throws IOException {
            Check.that(!isClosed, "a scratch file that is closed");
            if (bytes + block.length() > disk.freeBytes()) {
                throw new Disk.NoSpace();
            }
            life.simulation().spend(block.length() / 8);
            if (end + block.length() > content.length) {
                content = Arrays.copyOf(content, Math.max(end + block.length(), 2 * content.length));
            }
            block.copyTo(content, end);
            end += block.length();
            bytes += block.length();
            return end - block.length();
        }

        @Override
        public Bytes read(long offset, int length) throws IOException {
            Check.that(!isClosed && offset + length <= end, "a scratch file is read where something was written");
            life.block(disk.readNanos());
            return Bytes.copyOf(Arrays.copyOfRange(content, (int) offset, (int) offset + length));
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                bytes -= end;
                content = new byte[0];
            }
        }
    }
}
