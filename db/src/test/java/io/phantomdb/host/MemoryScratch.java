package io.phantomdb.host;

import io.phantomdb.base.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.function.LongSupplier;

/** Scratch files in memory, which counts those that are open. */
public final class MemoryScratch implements Disk.Scratch {
    private final LongSupplier freeBytes;
    private int openFiles;
    private int createdFiles;
    private long bytes;

    /** With so much room for all files together. */
    public MemoryScratch(LongSupplier freeBytes) {
        this.freeBytes = freeBytes;
    }

    public int openFiles() {
        return openFiles;
    }

    public int createdFiles() {
        return createdFiles;
    }

    @Override
    public Disk.ScratchFile create() {
        openFiles++;
        createdFiles++;
        return new Disk.ScratchFile() {
            private final ByteArrayOutputStream content = new ByteArrayOutputStream();
            private boolean isClosed;

            @Override
            public long append(Bytes block) throws Disk.NoSpace {
                if (bytes + block.length() > freeBytes.getAsLong()) {
                    throw new Disk.NoSpace();
                }
                content.writeBytes(block.toArray());
                bytes += block.length();
                return content.size() - block.length();
            }

            @Override
            public Bytes read(long offset, int length) {
                return Bytes.copyOf(Bytes.wrap(content.toByteArray(), (int) offset, length).toArray());
            }

            @Override
            public void close() {
                openFiles -= isClosed ? 0 : 1;
                bytes -= isClosed ? 0 : content.size();
                isClosed = true;
            }
        };
    }
}
