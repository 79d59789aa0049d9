package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.phantomdb.host.real.DamagedNode.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of damage in every region of every file of a stopped node: what was acknowledged is served as it was, or the
 * node refuses with a sentence. It never gives a wrong answer, hangs, or ends in another way.
 */
final class DiskDamageTest {
    private static final long OWN = 11;
    private static final long OTHER = 12;
    private static final int LAST = 60;
    private static final int SECTOR_BYTES = 512;
    private static final int PAGE_BYTES = 4_096;

    /** In memory where there is such a file system: what is damaged here need not survive a power cut. */
    private static final Path MEMORY = Path.of("/dev/shm");
    /** In CI every so many-th case; all with {@code -Ddamage.every=1}. */
    private static final int EVERY = Integer.getInteger("damage.every", 6);

    private static Path root;
    private static Path sound;
    private static Path foreign;
    private static Path earlier;
    private static final Map<String, Integer> OUTCOMES = new TreeMap<>();

    @BeforeAll
    static void writeDirectories() throws IOException {
        root = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "phantomdb-damage")
                : Files.createTempDirectory("phantomdb-damage");
        sound = root.resolve("sound");
        foreign = root.resolve("foreign");
        earlier = root.resolve("earlier");
        writeOne(foreign, OTHER, "other ");
        writeOne(sound, OWN, "value ");
    }

    /** Two lives, runs and segments of both, and a log whose beginning is gone. */
    private static void writeOne(Path directory, long owner, String values) throws IOException {
        try (DamagedNode node = DamagedNode.open(directory, owner, values)) {
            for (int index = 1; index <= 40; index++) {
                node.write(index);
                if (index % 15 == 0) {
                    node.flush();
                }
            }
        }
        if (owner == OWN) {
            copy(directory, earlier);
        }
        try (DamagedNode node = DamagedNode.open(directory, owner, values)) {
            node.compact(20);
            for (int index = 41; index <= LAST; index++) {
                node.write(index);
                if (index == 50) {
                    node.flush();
                }
            }
            awaitAnchor(directory);
        }
    }

    /** The journal's word about what it has reaches its cell within a second or so. */
    private static void awaitAnchor(Path directory) throws IOException {
        Path cell = directory.resolve("cells/journal");
        long idleSince = System.nanoTime();
        byte[] seen = Files.exists(cell) ? Files.readAllBytes(cell) : new byte[0];
        while (System.nanoTime() - idleSince < 1_500_000_000L) {
            byte[] now = Files.exists(cell) ? Files.readAllBytes(cell) : new byte[0];
            if (!java.util.Arrays.equals(now, seen)) {
                seen = now;
                idleSince = System.nanoTime();
            }
            Thread.onSpinWait();
        }
    }

    /** Everything but the holes. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    copyFile(file, target);
                }
            }
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            source.transferTo(0, Math.min(source.size(), 128 << 10), target);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }

    private static Damage overwrite(long offset, byte[] bytes) {
        return file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(bytes), offset);
            }
        };
    }

    private static Damage flip(long offset, int bit) {
        return file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, offset);
                one.put(0, (byte) (one.get(0) ^ 1 << bit)).flip();
                channel.write(one, offset);
            }
        };
    }

    private static byte[] garbage(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The kinds of damage that begin at a place of a file. */
    private static Map<String, Damage> at(long offset) {
        Map<String, Damage> kinds = new LinkedHashMap<>();
        kinds.put("a low bit flipped", flip(offset, 1));
        kinds.put("a high bit flipped", flip(offset + 3, 6));
        kinds.put("a zero sector", overwrite(offset / SECTOR_BYTES * SECTOR_BYTES, new byte[SECTOR_BYTES]));
        kinds.put("a zero page", overwrite(offset / PAGE_BYTES * PAGE_BYTES, new byte[PAGE_BYTES]));
        kinds.put("a sector of garbage", overwrite(offset / SECTOR_BYTES * SECTOR_BYTES, garbage(offset,
                SECTOR_BYTES)));
        kinds.put("cut off", file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(offset);
            }
        });
        return kinds;
    }

    private static Map<String, Damage> whole(Path relative) {
        Map<String, Damage> kinds = new LinkedHashMap<>();
        kinds.put("missing", Files::delete);
        kinds.put("empty", file -> Files.write(file, new byte[0]));
        kinds.put("of another node", file -> {
            if (Files.exists(foreign.resolve(relative))) {
                copyFile(foreign.resolve(relative), file);
            }
        });
        kinds.put("as it was once", file -> {
            if (Files.exists(earlier.resolve(relative))) {
                copyFile(earlier.resolve(relative), file);
            }
        });
        return kinds;
    }

    private static byte[] content(Path file) throws IOException {
        byte[] all = new byte[(int) Math.min(Files.size(file), 128 << 10)];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(ByteBuffer.wrap(all), 0);
        }
        return all;
    }

    /** By name, where regions of the file begin. */
    private static Map<String, Long> regions(Path file) throws IOException {
        Map<String, Long> regions = new LinkedHashMap<>();
        if (!file.toString().matches(".*M\\.(cq4|former)")) {
            long size = Files.size(file);
            regions.put("start", 0L);
            regions.put("middle", size / 2);
            regions.put("end", Math.max(0, size - 4));
            return regions;
        }
        regions.put("Chronicle's header", 0L);
        regions.put("Chronicle's first page", 24L);
        regions.put("index of indexes", 300L);
        List<Long> excerpts = excerpts(content(file));
        regions.put("index", excerpts.getFirst() - 1_000);
        for (int ordinal : new int[]{0, 1, excerpts.size() / 2, excerpts.size() - 2, excerpts.size() - 1}) {
            regions.put("header of excerpt " + ordinal, excerpts.get(ordinal));
            regions.put("excerpt " + ordinal, excerpts.get(ordinal) + 4);
            regions.put("content of excerpt " + ordinal, excerpts.get(ordinal) + 24);
        }
        regions.put("tail", excerpts.getLast() + 2_000);
        return regions;
    }

    /** Where the headers of Chronicle's excerpts are. */
    private static List<Long> excerpts(byte[] content) {
        ByteBuffer file = ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        List<Long> excerpts = new ArrayList<>();
        int at = 0;
        for (int header = file.getInt(at); header > 0; header = file.getInt(at)) {
            int length = header & 0x3FFF_FFFF;
            if (length == header) {
                excerpts.add((long) at);
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return excerpts;
    }

    @TestFactory
    Stream<DynamicTest> acknowledgedDataIsServedOrRefusedWithASentence() throws IOException {
        List<DynamicTest> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = sound.relativize(file);
                if (relative.toString().equals("LOCK") || relative.toString().contains("reserve")) {
                    continue;
                }
                whole(relative).forEach((kind, damage) -> cases.add(dynamicTest(relative + " " + kind, () -> check(
                        relative, damage))));
                for (Map.Entry<String, Long> region : regions(file).entrySet()) {
                    at(region.getValue()).forEach((kind, damage) -> cases.add(dynamicTest(relative + ", " + region
                            .getKey() + ": " + kind, () -> check(relative, damage))));
                }
            }
        }
        return IntStream.range(0, cases.size()).filter(number -> number % EVERY == 0).mapToObj(cases::get);
    }

    private static void check(Path relative, Damage damage) throws IOException {
        Path directory = root.resolve("case");
        copy(sound, directory);
        damage.to(directory.resolve(relative));
        try {
            OUTCOMES.merge(outcome(directory), 1, Integer::sum);
        } finally {
            delete(directory);
        }
    }

    private static String outcome(Path directory) {
        try (DamagedNode node = DamagedNode.open(directory, OWN, "value ")) {
            node.demandAll(LAST);
            node.write(LAST + 1);
        } catch (Refusal refusal) {
            assertTrue(isASentence(refusal.getMessage()), refusal.getMessage());
            return "refused";
        }
        try (DamagedNode node = DamagedNode.open(directory, OWN, "value ")) {
            node.demandAll(LAST + 1);
            return "served";
        }
    }

    /** It names what is wrong and what can be done. */
    private static boolean isASentence(String text) {
        boolean names = Stream.of("journal", "manifest", "block ", "run ", "data directory", "PhantomDB's").anyMatch(
                text::contains);
        boolean helps = Stream.of("empty", "give", "restore", "put ", "start ").anyMatch(text::contains);
        return names && helps && !text.contains("\n") && text.length() < 500;
    }

    @AfterAll
    static void bothOutcomesCameAbout() throws IOException {
        delete(root);
        System.out.println("damage to disks: " + OUTCOMES);
        assertTrue(OUTCOMES.getOrDefault("served", 0) > 20 && OUTCOMES.getOrDefault("refused", 0) > 40, OUTCOMES
                .toString());
    }
}
