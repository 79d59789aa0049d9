package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Disk;
import io.phantomdb.host.Disk.Wanted;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads the excerpts of one cycle out of its file by position, without Chronicle: a sector that cannot be read is an
 * IOException, not a SIGBUS of the process, nothing waits for what a dead writer has begun, and nothing depends on an index
 * that may be damaged. Where the chain of lengths breaks, whatever may be an excerpt further on is handed over.
 *
 * <pre>
 *    header u32, little-endian, at a multiple of four: 31 unfinished · 30 Chronicle's own · 0–29 length, then so many bytes
 * </pre>
 *
 * <p>What comes behind the chain is zeros, allocated ahead of use or never, or what a power failure has left of it. So many
 * zeros that no damage is that large are the end: Chronicle makes its files hundreds of megabytes long, most of it holes.
 */
final class CycleFile implements Closeable {
    private static final int UNFINISHED = 1 << 31;
    private static final int OWN = 1 << 30;
    private static final int LENGTH = OWN - 1;
    private static final int HEADER_BYTES = Integer.BYTES;
    /** Chronicle's own excerpts are its header and pages of its index, and begin with a name. */
    private static final int OWN_BYTES_MAX = 128 << 10;
    private static final int OWN_START = 0xB9;
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int ZEROS_BYTES_MAX = 8 << 20;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(WINDOW_BYTES).asReadOnlyBuffer();

    private final FileChannel channel;
    private final long size;
    /** What was read last, from {@code windowStart} on. */
    private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long windowStart;

    private CycleFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static void read(Path file, Disk.RecordReader reader) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try (CycleFile cycle = new CycleFile(channel, channel.size())) {
            cycle.read(reader);
        }
    }

    private void read(Disk.RecordReader reader) throws IOException {
        long at = 0;
        while (at + HEADER_BYTES <= size) {
            int header = intAt(at);
            int length = header & LENGTH;
            if (header == 0) {
                at = behindZeros(at);
            } else if (isExcerpt(header, at)) {
                switch (reader.record(copy(at + HEADER_BYTES, length))) {
                    case NEXT -> at = behind(at, length);
                    case ANY -> at += HEADER_BYTES;
                    case NOTHING -> {
                        return;
                    }
                }
            } else {
                at = isOwn(header, at) ? behind(at, length) : at + HEADER_BYTES;
            }
        }
    }

    private static long behind(long at, int length) {
        return at + HEADER_BYTES + (length + 3L) / 4 * 4;
    }

    private boolean isExcerpt(int header, long at) {
        return (header & (UNFINISHED | OWN)) == 0 && header <= Disk.RECORD_BYTES_MAX
                && at + HEADER_BYTES + header <= size;
    }

    private boolean isOwn(int header, long at) throws IOException {
        int length = header & LENGTH;
        return (header & (UNFINISHED | OWN)) == OWN && length >= HEADER_BYTES && length <= OWN_BYTES_MAX
                && at + HEADER_BYTES + length <= size && (intAt(at + HEADER_BYTES) & 0xFF) == OWN_START;
    }

    /** The next place that is not zero, a multiple of four; the end if there is none for long. */
    private long behindZeros(long from) throws IOException {
        long at = from;
        while (at + HEADER_BYTES <= size && at - from < ZEROS_BYTES_MAX) {
            need(at, HEADER_BYTES);
            ByteBuffer rest = window.slice((int) (at - windowStart), (int) (windowStart + window.limit() - at));
            int mismatch = rest.mismatch(ZEROS.slice(0, rest.remaining()));
            if (mismatch >= 0) {
                return at + mismatch / 4 * 4;
            }
            at += rest.remaining() / 4 * 4;
        }
        return size;
    }

    private int intAt(long at) throws IOException {
        need(at, Integer.BYTES);
        return window.getInt((int) (at - windowStart));
    }

    /** Has so many bytes from there on in the window. */
    private void need(long at, int length) throws IOException {
        if (at >= windowStart && at + length <= windowStart + window.limit()) {
            return;
        }
        windowStart = at;
        window.clear().limit((int) Math.min(WINDOW_BYTES, size - at));
        fill(window, at);
        window.flip();
    }

    private Bytes copy(long at, int length) throws IOException {
        byte[] copy = new byte[length];
        if (length <= WINDOW_BYTES) {
            need(at, length);
            window.get((int) (at - windowStart), copy);
        } else {
            fill(ByteBuffer.wrap(copy), at);
        }
        return Bytes.wrap(copy);
    }

    private void fill(ByteBuffer buffer, long at) throws IOException {
        long position = at;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            position += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
