package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Disk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** Plain files, never synced. They leave room on the device for what has to be durable. */
final class ScratchFiles implements Disk.Scratch {
    /** What is left to the journal and the runs. */
    private static final long LEFT_BYTES = 64L << 20;

    private final Path directory;
    private final AtomicLong lastNumber = new AtomicLong();

    ScratchFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public Disk.ScratchFile create() throws IOException {
        Path path = directory.resolve("t" + lastNumber.incrementAndGet());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return new Open(channel, path, directory);
    }

    private static final class Open implements Disk.ScratchFile {
        private final FileChannel channel;
        private final Path path;
        private final Path directory;
        private long end;

        Open(FileChannel channel, Path path, Path directory) {
            this.channel = channel;
            this.path = path;
            this.directory = directory;
        }

        @Override
        public long append(Bytes block) throws IOException {
            if (Files.getFileStore(directory).getUsableSpace() < block.length() + LEFT_BYTES) {
                throw new Disk.NoSpace();
            }
            long at = end;
            ByteBuffer rest = block.buffer();
            while (rest.hasRemaining()) {
                end += channel.write(rest, end);
            }
            return at;
        }

        @Override
        public Bytes read(long offset, int length) throws IOException {
            ByteBuffer into = ByteBuffer.allocate(length);
            while (into.hasRemaining()) {
                if (channel.read(into, offset + into.position()) < 0) {
                    throw new EOFException(path + " ends too early");
                }
            }
            return Bytes.wrap(into.array());
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
