package io.phantomdb.host.real;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A file of zeros that becomes the next journal segment. Where blocks are allocated and written already, a force has only
 * data to write and no metadata; and a disk that fills up still has room for a last segment.
 */
final class SegmentReserve {
    private static final int SLICE_BYTES = 1 << 20;
    /** Between slices, so that commits keep most of the disk. */
    private static final long PAUSE_NANOS = 10_000_000;

    private final Path file;
    private final long bytes;
    private final Workers workers;

    SegmentReserve(Path directory, long bytes, Workers workers) {
        this.file = directory.resolve("reserve");
        this.bytes = bytes;
        this.workers = workers;
    }

    /** The reserve, or null if none is ready; either way another one is prepared. On the writer's thread. */
    Path take() {
        workers.execute(this::prepare);
        return Files.exists(file) ? file : null;
    }

    private void prepare() {
        Path growing = file.resolveSibling("reserve.new");
        try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long filled = 0; filled < bytes && !workers.isClosing(); filled += SLICE_BYTES) {
                Durable.fillWithZeros(channel, filled, SLICE_BYTES);
                channel.force(false);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (!workers.isClosing()) {
                Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException full) {
            deleteQuietly(growing);
        }
    }

    /** Without a reserve the next segment is filled as it grows, and reports a full disk itself. */
    private static void deleteQuietly(Path growing) {
        try {
            Files.deleteIfExists(growing);
        } catch (IOException ignored) {
            return;
        }
    }
}
