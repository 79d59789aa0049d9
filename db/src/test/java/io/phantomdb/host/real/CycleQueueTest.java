package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of former processes as a power cut may leave them. */
final class CycleQueueTest {
    @TempDir
    private Path directory;
    private final List<Long> offsetsOfTwo = new ArrayList<>();

    @BeforeEach
    void writeThreeCycles() throws IOException {
        CycleQueue queue = open();
        for (int cycle = 1; cycle <= 3; cycle++) {
            queue.roll(cycle, null);
            for (int number = 0; number < 10; number++) {
                long offset = queue.appendAt(excerpt(cycle, number));
                if (cycle == 2) {
                    offsetsOfTwo.add(offset);
                }
            }
            queue.force();
        }
        queue.close();
    }

    private CycleQueue open() throws IOException {
        return CycleQueue.open(directory, 1_024, 16);
    }

    private static Bytes excerpt(int cycle, int number) {
        return Bytes.ofUtf8("excerpt " + number + " of cycle " + cycle + "x".repeat(number));
    }

    private List<Bytes> read(int cycle) throws IOException {
        CycleQueue queue = open();
        try {
            List<Bytes> excerpts = new ArrayList<>();
            queue.read(cycle, excerpts::add);
            return excerpts;
        } finally {
            queue.close();
        }
    }

    private static List<Bytes> excerpts(int cycle, int count) {
        List<Bytes> excerpts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            excerpts.add(excerpt(cycle, number));
        }
        return excerpts;
    }

    private void overwrite(int cycle, long offset, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(ExplicitCycle.file(directory, cycle), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), offset);
        }
    }

    private void appendToAFourth() throws IOException {
        CycleQueue queue = open();
        queue.roll(4, null);
        queue.appendAt(excerpt(4, 0));
        queue.force();
        queue.close();
        assertEquals(excerpts(4, 1), read(4));
    }

    @Test
    void everyCycleIsReadByItself() throws IOException {
        for (int cycle = 1; cycle <= 3; cycle++) {
            assertEquals(excerpts(cycle, 10), read(cycle));
        }
    }

    @Test
    void offsetsAreThoseOfThePayloads() throws IOException {
        byte[] file = new byte[1 << 16];
        try (FileChannel channel = FileChannel.open(ExplicitCycle.file(directory, 2), StandardOpenOption.READ)) {
            channel.read(ByteBuffer.wrap(file), 0);
        }
        for (int number = 0; number < 10; number++) {
            int offset = offsetsOfTwo.get(number).intValue();
            assertEquals(excerpt(2, number), Bytes.wrap(file, offset, excerpt(2, number).length()));
        }
    }

    @Test
    void aLostTailIsAnEnd() throws IOException {
        overwrite(3, offsetsOfTwo.get(6) - Integer.BYTES, new byte[10_000]);
        assertEquals(excerpts(3, 6), read(3));
        appendToAFourth();
    }

    @Test
    void aFlippedPayloadIsHandedOverAsItIs() throws IOException {
        overwrite(2, offsetsOfTwo.get(4), new byte[]{'E'});
        List<Bytes> read = read(2);
        assertEquals(10, read.size());
        assertTrue(read.get(4).utf8().startsWith("Excerpt 4"));
    }

    @Test
    void aLengthOutOfItsMindEndsTheReading() throws IOException {
        overwrite(2, offsetsOfTwo.get(4) - Integer.BYTES, new byte[]{-1, -1, -1, 0x3F});
        List<Bytes> read = read(2);
        assertEquals(excerpts(2, 4), read.subList(0, 4));
        assertTrue(read.size() <= 5);
        assertEquals(excerpts(3, 10), read(3));
        appendToAFourth();
    }

    @Test
    void aLostFirstPageIsAnErrorOfThatCycleOnly() throws IOException {
        overwrite(2, 0, new byte[4_096]);
        overwrite(3, 0, new byte[4_096]);
        assertThrows(IOException.class, () -> read(3));
        assertThrows(IOException.class, () -> read(2));
        assertEquals(List.of(1, 2, 3), CycleQueue.cycles(directory));
        assertEquals(excerpts(1, 10), read(1));
        appendToAFourth();
        assertEquals(List.of(1, 2, 3, 4), CycleQueue.cycles(directory));
    }

    @Test
    void aTruncatedFileEndsEarly() throws IOException {
        try (FileChannel file = FileChannel.open(ExplicitCycle.file(directory, 3), StandardOpenOption.WRITE)) {
            file.truncate(offsetsOfTwo.get(5));
        }
        List<Bytes> read = read(3);
        assertEquals(excerpts(3, 5), read.subList(0, 5));
        appendToAFourth();
    }

    @Test
    void foreignFilesAreNoCycles() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "hello");
        Files.writeString(directory.resolve("zzz.cq4.bak"), "hello");
        assertEquals(List.of(1, 2, 3), CycleQueue.cycles(directory));
        assertEquals(excerpts(3, 10), read(3));
    }
}
