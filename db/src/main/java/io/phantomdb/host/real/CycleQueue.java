package io.phantomdb.host.real;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.Check;
import io.phantomdb.host.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.StoreFileListener;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * A Chronicle queue whose cycles are numbered and rolled by hand: journal segments or runs. Cycles of former processes are
 * put out of Chronicle's sight; {@link CycleFile} and positioned reads need no Chronicle. One thread at a time, besides
 * {@link #cycles}.
 */
final class CycleQueue {
    /**
     * A whole file in one mapping: reads across mappings cost several times as much. An excerpt must stay well under a
     * quarter of it.
     */
    private static final long BLOCK_BYTES = 256L << 20;
    /** How long Chronicle waits for a record that was begun and never ended: its writer is dead. */
    private static final long TIMEOUT_MILLIS = 300;
    /** Chronicle asks for a time; with cycles rolled by hand nothing depends on it. */
    private static final long TIME_NANOS = 1_000_000_000;
    private static final String METADATA = "metadata.cq4t";
    private static final int METADATA_BYTES = 128 << 10;
    private static final String EOF_MARKED_UP_TO = "normalisedEOFsTo";
    private static final int FILL_BYTES = 1 << 20;
    /** Chronicle's own pages (header, index) that may come before the next excerpt. */
    private static final int MARGIN_BYTES = 128 << 10;

    private final Path directory;
    private final ExplicitCycle cycle;
    private final SingleChronicleQueue queue;
    private ExcerptAppender appender;
    private FileChannel current;
    private final List<FileChannel> unforced = new ArrayList<>();
    private boolean nameForced;
    /** Up to here the current file has been written, and up to there its blocks are allocated. */
    private long endBytes;
    private long filledBytes;

    private CycleQueue(Path directory, ExplicitCycle cycle, SingleChronicleQueue queue) {
        this.directory = directory;
        this.cycle = cycle;
        this.queue = queue;
    }

    static CycleQueue open(Path directory, int indexCount, int indexSpacing) throws IOException {
        Files.createDirectories(directory);
        clearMetadata(directory.resolve(METADATA));
        deletePrepared(directory);
        List<Integer> numbers = cycles(directory);
        for (int number : numbers) {
            hide(directory, number);
        }
        Durable.forceDirectory(directory);
        int last = numbers.isEmpty() ? 0 : numbers.getLast();
        ExplicitCycle cycle = new ExplicitCycle(indexCount, indexSpacing, last);
        return new CycleQueue(directory, cycle, build(directory, cycle));
    }

    /** A cycle that was rolled to and never written leaves its prepared file. */
    private static void deletePrepared(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path prepared : files.filter(ExplicitCycle::isPrepared).toList()) {
                Files.delete(prepared);
            }
        }
    }

    /**
     * Makes Chronicle derive everything anew: a lock that a dead process of our PID left there would be taken for ours.
     * Overwritten, not deleted, so that it works on a full disk as well, where the mapping would be a SIGBUS.
     */
    private static void clearMetadata(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.max(channel.size(), METADATA_BYTES));
            Durable.writeFully(channel, zeros, 0);
        }
    }

    private static SingleChronicleQueue build(Path directory, ExplicitCycle cycle) throws IOException {
        try {
            return SingleChronicleQueueBuilder.binary(directory.toFile()).rollCycle(cycle).syncMode(SyncMode.NONE)
                    .blockSize(BLOCK_BYTES).timeoutMS(TIMEOUT_MILLIS).checkInterrupts(false)
                    .timeProvider(new SetTimeProvider(TIME_NANOS)).storeFileListener(StoreFileListener.noOp())
                    .forceDirectoryListingRefreshIntervalMs(Long.MAX_VALUE / 4).build();
        } catch (RuntimeException | InternalError broken) {
            throw new IOException("Chronicle Queue cannot open " + directory + ": " + broken, broken);
        }
    }

    /**
     * Chronicle looks into files of former processes when it begins a new one: for their ends, and for headers that damage
     * may have made unreadable or endless, upon which it waits, fails, or replaces the file. It needs none of them.
     */
    private static void hide(Path directory, int number) throws IOException {
        Path file = ExplicitCycle.file(directory, number);
        if (Files.exists(file)) {
            Files.move(file, ExplicitCycle.formerFile(directory, number), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Those which no process has opened since, in order; none if there is no such directory. */
    static List<Path> filesOfTheLastProcess(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number : Files.exists(directory) ? cycles(directory) : List.<Integer>of()) {
            Path file = ExplicitCycle.file(directory, number);
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** The file of a cycle, wherever it is. */
    static Path existingFile(Path directory, int number) {
        Path file = ExplicitCycle.file(directory, number);
        Path former = ExplicitCycle.formerFile(directory, number);
        return Files.exists(file) || !Files.exists(former) ? file : former;
    }

    /** Numbers of the cycles in a directory, ascending. */
    static List<Integer> cycles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Integer> numbers = new ArrayList<>();
            files.map(ExplicitCycle::numberOf).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).sorted()
                    .forEach(numbers::add);
            return numbers;
        }
    }

    /**
     * Starts a new cycle. Its file is there and its first bytes are allocated before Chronicle maps it; a reserve that was
     * filled with zeros beforehand is taken as it is.
     */
    void roll(int number, Path reserve) throws IOException {
        cycle.set(number);
        Path prepared = ExplicitCycle.preparedFile(directory, number);
        if (reserve != null && Files.exists(reserve)) {
            Files.move(reserve, prepared, StandardCopyOption.ATOMIC_MOVE);
        }
        if (current != null) {
            unforced.add(current);
        }
        current = FileChannel.open(prepared, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        filledBytes = current.size();
        endBytes = 0;
        nameForced = false;
        room(0);
        if (appender == null) {
            // Chronicle would look for older cycles whose ends are not marked.
            queue.tableStorePut(EOF_MARKED_UP_TO, number);
            appender = queue.createAppender();
            appender.singleThreadedCheckDisabled(true);
        }
    }

    /** Appends an excerpt as fast as Chronicle can. */
    void append(net.openhft.chronicle.bytes.Bytes<?> excerpt) throws IOException {
        int length = (int) excerpt.readRemaining();
        Check.that(length > 0 && length <= Disk.RECORD_BYTES_MAX, "an excerpt of %d bytes", length);
        room(length);
        try {
            appender.writeBytes(excerpt);
            endBytes = appender.wire().bytes().writePosition();
        } catch (InternalError lost) {
            throw new IOException("storing into the mapped file failed: " + lost.getMessage(), lost);
        }
    }

    /** Appends an excerpt and returns where in the file its payload starts. */
    long appendAt(Bytes excerpt) throws IOException {
        int length = excerpt.length();
        Check.that(length > 0 && length <= Disk.RECORD_BYTES_MAX, "an excerpt of %d bytes", length);
        room(length);
        try (DocumentContext document = appender.writingDocument()) {
            net.openhft.chronicle.bytes.Bytes<?> mapped = document.wire().bytes();
            long start = mapped.writePosition();
            mapped.write(excerpt.arrayBeneath(), excerpt.arrayOffset(), length);
            endBytes = mapped.writePosition();
            return start;
        } catch (InternalError lost) {
            throw new IOException("storing into the mapped file failed: " + lost.getMessage(), lost);
        }
    }

    /** Fills with zeros as far as the next excerpt may reach: a full disk is an error here, a SIGBUS in the mapping. */
    private void room(int length) throws IOException {
        long needed = endBytes + length + MARGIN_BYTES;
        while (filledBytes < needed) {
            Durable.fillWithZeros(current, filledBytes, FILL_BYTES);
            filledBytes += FILL_BYTES;
        }
    }

    /**
     * Everything appended so far is on the disk when it returns, and can be found there: the files of former cycles first,
     * which Chronicle ended with a mark at the first excerpt of the next, then the current one, then the names.
     */
    void force() throws IOException {
        for (FileChannel former : unforced) {
            former.force(false);
            former.close();
        }
        unforced.clear();
        current.force(false);
        if (!nameForced) {
            Durable.forceDirectory(directory);
            nameForced = true;
        }
    }

    /** Deletes a cycle's file, and makes that durable. */
    void drop(int number) throws IOException {
        delete(directory, number);
        queue.refreshDirectoryListing();
    }

    static void delete(Path directory, int number) throws IOException {
        Files.deleteIfExists(ExplicitCycle.file(directory, number));
        Files.deleteIfExists(ExplicitCycle.formerFile(directory, number));
        Files.deleteIfExists(ExplicitCycle.preparedFile(directory, number));
        Durable.forceDirectory(directory);
    }

    void close() throws IOException {
        if (appender != null) {
            appender.close();
        }
        if (current != null) {
            current.close();
        }
        for (FileChannel former : unforced) {
            former.close();
        }
        queue.close();
    }
}
