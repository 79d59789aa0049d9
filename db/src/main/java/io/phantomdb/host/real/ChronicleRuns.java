package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Completion;
import io.phantomdb.host.Disk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A queue of runs: written through Chronicle, read by position. So a sector that cannot be read is an IOException of its
 * block, where through a mapping it would be a SIGBUS of the whole process.
 */
final class ChronicleRuns implements Disk.Runs {
    private static final int INDEX_COUNT = 1_024;
    private static final int INDEX_SPACING = 1;

    private final Path directory;
    private final Workers readers;
    private final ConcurrentHashMap<Integer, FileChannel> files = new ConcurrentHashMap<>();
    private CycleQueue queue;
    private boolean writing;
    private boolean closed;

    ChronicleRuns(Path directory, Workers readers) {
        this.directory = directory;
        this.readers = readers;
    }

    @Override
    public List<Integer> list() throws IOException {
        return Files.exists(directory) ? CycleQueue.cycles(directory) : List.of();
    }

    @Override
    public synchronized Disk.RunWriter create(int run) throws IOException {
        Check.that(!writing, "one run at a time is written in %s", directory.getFileName());
        if (closed) {
            throw new IOException("the disk is closed");
        }
        if (queue == null) {
            queue = CycleQueue.open(directory, INDEX_COUNT, INDEX_SPACING);
            Durable.forceDirectory(directory.getParent());
        }
        queue.roll(run, null);
        writing = true;
        return new Writer(run);
    }

    private synchronized void written() {
        writing = false;
    }

    @Override
    public Bytes readNow(int run, long offset, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        FileChannel file = file(run);
        while (block.hasRemaining()) {
            if (file.read(block, offset + block.position()) < 0) {
                throw new EOFException(
                        "run " + run + " of " + directory.getFileName() + " ends before " + offset + " + "
                                + length);
            }
        }
        return Bytes.wrap(block.array());
    }

    private FileChannel file(int run) throws IOException {
        FileChannel open = files.get(run);
        if (open != null) {
            return open;
        }
        FileChannel opened = FileChannel.open(CycleQueue.existingFile(directory, run), StandardOpenOption.READ);
        FileChannel earlier = files.putIfAbsent(run, opened);
        if (earlier == null) {
            return opened;
        }
        opened.close();
        return earlier;
    }

    @Override
    public void read(int run, long offset, int length, Completion<Bytes> done) {
        readers.run(() -> readNow(run, offset, length), done);
    }

    @Override
    public synchronized void drop(int run) throws IOException {
        FileChannel open = files.remove(run);
        if (open != null) {
            open.close();
        }
        if (queue == null) {
            CycleQueue.delete(directory, run);
        } else {
            queue.drop(run);
        }
    }

    synchronized void close() throws IOException {
        closed = true;
        for (FileChannel open : files.values()) {
            open.close();
        }
        if (queue != null) {
            queue.close();
        }
    }

    private final class Writer implements Disk.RunWriter {
        private final int run;
        private boolean over;

        private Writer(int run) {
            this.run = run;
        }

        @Override
        public long append(Bytes block) throws IOException {
            Check.that(!over, "run %d is finished", run);
            return queue.appendAt(block);
        }

        @Override
        public void finish() throws IOException {
            Check.that(!over, "run %d is finished", run);
            queue.force();
            over = true;
            written();
        }

        @Override
        public void abandon() throws IOException {
            Check.that(!over, "run %d is finished", run);
            over = true;
            drop(run);
            written();
        }
    }
}
