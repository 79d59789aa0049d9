package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.host.Disk.Wanted;
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

    /** Excerpts as a successor of the process that wrote them finds them. */
    private List<Bytes> read(int cycle) throws IOException {
        open().close();
        List<Bytes> excerpts = new ArrayList<>();
        CycleFile.read(CycleQueue.existingFile(directory, cycle), excerpt -> {
            excerpts.add(excerpt);
            return excerpt.utf8().matches("excerpt \\d of cycle \\dx*") ? Wanted.NEXT : Wanted.ANY;
        });
        return excerpts;
    }

    private static List<Bytes> excerpts(int cycle, int count) {
        List<Bytes> excerpts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            excerpts.add(excerpt(cycle, number));
        }
        return excerpts;
    }

    private void overwrite(int cycle, long offset, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(CycleQueue.existingFile(directory, cycle), StandardOpenOption.WRITE)) {
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
        try (FileChannel channel = FileChannel.open(CycleQueue.existingFile(directory, 2), StandardOpenOption.READ)) {
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
    void aLengthOutOfItsMindHidesNothingButItsOwn() throws IOException {
        List<Bytes> others = new ArrayList<>(excerpts(2, 10));
        others.remove(4);
        for (byte[] length : List.of(new byte[]{-1, -1, -1, 0x3F}, new byte[4], new byte[]{-1, 0, 0, 0x40},
                new byte[]{1, 0, 0, (byte) 0x80}, new byte[]{80, 0, 0, 0})) {
            overwrite(2, offsetsOfTwo.get(4) - Integer.BYTES, length);
            List<Bytes> read = read(2);
            read.removeIf(excerpt -> !others.contains(excerpt));
            assertEquals(others, read);
        }
        assertEquals(excerpts(3, 10), read(3));
        appendToAFourth();
    }

    @Test
    void aHoleHidesNothingBehindIt() throws IOException {
        overwrite(3, offsetsOfTwo.get(3) - Integer.BYTES, new byte[(int) (offsetsOfTwo.get(6) - offsetsOfTwo.get(3))]);
        List<Bytes> others = new ArrayList<>(excerpts(3, 10));
        others.subList(3, 6).clear();
        assertEquals(others, read(3));
    }

    @Test
    void aLostFirstPageHidesNothingBehindIt() throws IOException {
        overwrite(2, 0, new byte[4_096]);
        overwrite(3, 0, new byte[4_096]);
        for (int cycle = 1; cycle <= 3; cycle++) {
            List<Bytes> read = read(cycle);
            read.retainAll(excerpts(cycle, 10));
            assertEquals(excerpts(cycle, 10), read);
        }
        assertEquals(List.of(1, 2, 3), CycleQueue.cycles(directory));
        appendToAFourth();
        assertEquals(List.of(1, 2, 3, 4), CycleQueue.cycles(directory));
    }

    @Test
    void aTruncatedFileEndsEarly() throws IOException {
        try (FileChannel file = FileChannel.open(CycleQueue.existingFile(directory, 3), StandardOpenOption.WRITE)) {
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
