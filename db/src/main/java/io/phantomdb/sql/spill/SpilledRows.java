package io.phantomdb.sql.spill;

import io.phantomdb.base.ByteReader;
import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Disk;
import java.util.ArrayList;
import java.util.List;

/** Rows that were put away: appended one by one, then read in the same order, once; those that are repeatable as often as wanted. */
public final class SpilledRows {
    private static final int BLOCK_BYTES = 64 << 10;

    private record Block(long offset, int bytes, int rows) {}

    private final SpillSpace space;
    private final List<Block> blocks = new ArrayList<>();
    private Disk.ScratchFile file;
    private ByteWriter writer = new ByteWriter();
    private int pending;
    private int nextBlock;
    private long rows;
    private final boolean repeatable;
    private boolean isComplete;

    SpilledRows(SpillSpace space, boolean repeatable) {
        this.space = space;
        this.repeatable = repeatable;
    }

    public void add(Object[] row) {
        Check.that(!isComplete, "rows come before they are read");
        space.codec().write(writer, row);
        rows++;
        pending++;
        if (writer.length() >= BLOCK_BYTES) {
            flush();
        }
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    private void flush() {
        if (pending == 0) {
            return;
        }
        if (file == null) {
            file = space.create();
        }
        Bytes block = writer.take();
        Disk.ScratchFile to = file;
        long offset = space.labour(() -> to.append(block));
        space.wrote(block.length());
        blocks.add(new Block(offset, block.length(), pending));
        writer = new ByteWriter();
        pending = 0;
    }

    /** The next rows; empty at the end, when the file is closed, or, of repeatable rows, those after it from the beginning. */
    public List<Object[]> next() {
        if (!isComplete) {
            flush();
            isComplete = true;
        }
        if (nextBlock == blocks.size()) {
            restart();
            return List.of();
        }
        space.tick();
        Block block = blocks.get(nextBlock++);
        Disk.ScratchFile from = file;
        Bytes bytes = space.labour(() -> from.read(block.offset, block.bytes));
        ByteReader reader = new ByteReader(bytes);
        List<Object[]> batch = new ArrayList<>(block.rows);
        for (int row = 0; row < block.rows; row++) {
            batch.add(space.codec().read(reader));
        }
        return batch;
    }

    /** The next rows are the first again, if they are repeatable. */
    public void restart() {
        nextBlock = 0;
        if (!repeatable) {
            close();
        }
    }

    /** They are not needed any more. */
    public void close() {
        if (file != null) {
            space.close(file);
        }
        file = null;
        blocks.clear();
        writer = new ByteWriter();
        pending = 0;
        nextBlock = 0;
    }
}
