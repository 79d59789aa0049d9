package io.phantomdb.host.real;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The few sequences of system calls after which something is on the disk and stays there. Blocking. */
final class Durable {
    private static final int PAGE_BYTES = 4_096;
    private static final int REWRITE_BYTES = 64 << 10;
    /** Behind so many the file is a hole. */
    private static final int REWRITE_ZEROS_MAX = 128;

    private Durable() {}

    /** Makes the names in a directory durable: what was created, renamed or deleted in it. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes durable what a process that was killed may have left with the operating system. */
    static void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(false);
        }
    }

    /** Replaces a file atomically: after a crash either the old or the new content is there. */
    static void write(Path file, ByteBuffer content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(channel, content, 0);
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(file.getParent());
    }

    /** Writes all that is in a file where it is, so that a force has it to write; zeros are as good as a hole. */
    static void rewrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(REWRITE_BYTES);
            ByteBuffer zeros = ByteBuffer.allocateDirect(REWRITE_BYTES);
            int zerosInARow = 0;
            for (long at = 0; at < channel.size() && zerosInARow < REWRITE_ZEROS_MAX; at += REWRITE_BYTES) {
                page.clear();
                int length = readFully(channel, page, at);
                page.flip();
                boolean isZero = page.mismatch(zeros.clear().limit(length)) < 0;
                zerosInARow = isZero ? zerosInARow + 1 : 0;
                if (!isZero) {
                    writeFully(channel, page, at);
                }
            }
            channel.force(false);
        }
    }

    private static int readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into, position + into.position());
        }
        return into.position();
    }

    static void writeFully(FileChannel channel, ByteBuffer content, long position) throws IOException {
        long at = position;
        while (content.hasRemaining()) {
            at += channel.write(content, at);
        }
    }

    /**
     * Fills a part of a file that will be stored into through a mapping. Page by page, as the kernel keeps what one call has
     * written in one folio where it can: a store through a mapping makes all of its folio dirty, and a force after a few bytes
     * would write a megabyte (ext4 has large folios since Linux 6.16).
     */
    static void fillWithZeros(FileChannel channel, long from, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(PAGE_BYTES);
        for (long filled = 0; filled < bytes; filled += PAGE_BYTES) {
            zeros.clear();
            writeFully(channel, zeros, from + filled);
        }
    }
}
