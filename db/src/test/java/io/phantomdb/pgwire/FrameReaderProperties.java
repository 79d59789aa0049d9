package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.ByteWriter;
import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.StatementError;
import io.phantomdb.base.settings.Encodings;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However bytes are cut, the messages are the same; whatever they are, nothing else happens. */
class FrameReaderProperties {
    private static final long MEMORY = 1 << 20;

    private final MemoryAccount memory = MemoryAccount.root("test", MEMORY);

    @Property(tries = 500)
    void cuttingChangesNothing(@ForAll("conversations") List<Bytes> messages, @ForAll long seed) {
        Bytes all = messages.stream().reduce(Bytes.EMPTY, Bytes::concat);
        List<String> whole = read(List.of(all));
        assertEquals(messages.size(), whole.size());
        assertEquals(whole, read(cut(all, new Random(seed))));
    }

    @Property(tries = 500)
    void garbageIsAnErrorOfTheProtocolAndNothingElse(@ForAll byte[] garbage, @ForAll long seed,
            @ForAll boolean startedUp) {
        FrameReader reader = new FrameReader(memory);
        if (startedUp) {
            reader.startedUp(memory);
        }
        List<Frame> frames = new ArrayList<>();
        for (Bytes chunk : cut(Bytes.copyOf(garbage), new Random(seed))) {
            reader.feed(chunk, frames::add);
        }
        reader.close();
        for (Frame frame : frames) {
            memory.release(frame.chargedBytes());
            decode(frame);
        }
        for (int index = 0; index < frames.size() - 1; index++) {
            assertTrue(frames.get(index).type() != Frame.BROKEN, "nothing comes after what cannot be told apart");
        }
        assertEquals(0, memory.bytesUsed());
    }

    /** The framing is right, what is inside is not. */
    @Property(tries = 1_000)
    void garbageInsideOfMessagesIsToo(@ForAll("types") char type, @ForAll byte[] garbage) {
        decode(Frame.of(type, Bytes.copyOf(garbage)));
    }

    private static void decode(Frame frame) {
        try {
            if (frame.type() == Frame.STARTUP) {
                StartupPacket.read(frame.body());
            } else if (frame.type() != Frame.BROKEN) {
                MessageReader.read(frame, ClientText.UTF8);
            }
        } catch (StatementError senseless) {
            assertTrue(List.of("08P01", "22021", "54000").contains(senseless.state().code()), senseless.getMessage());
        }
    }

    /** Frames as text, with what their memory says at the end. */
    private List<String> read(List<Bytes> chunks) {
        FrameReader reader = new FrameReader(memory);
        List<String> read = new ArrayList<>();
        for (Bytes chunk : chunks) {
            reader.feed(chunk, frame -> {
                if (frame.type() == Frame.STARTUP) {
                    reader.startedUp(memory);
                }
                memory.release(frame.chargedBytes());
                read.add(frame.type() + " " + frame.body().hex()
                        + (frame.refused() == null ? "" : frame.refused().getMessage()));
            });
        }
        assertEquals(0, memory.bytesUsed(), "memory that is still charged");
        return read;
    }

    private static List<Bytes> cut(Bytes bytes, Random random) {
        List<Bytes> chunks = new ArrayList<>();
        int at = 0;
        while (at < bytes.length()) {
            int most = random.nextInt(4) == 0 ? 4_000 : 7;
            int to = Math.min(bytes.length(), at + 1 + random.nextInt(most));
            chunks.add(bytes.slice(at, to));
            at = to;
        }
        return chunks;
    }

    @Provide
    Arbitrary<Character> types() {
        return Arbitraries.of('Q', 'P', 'B', 'D', 'C', 'E', 'H', 'S', 'd', 'c', 'f', 'F', 'p', 'X');
    }

    @Provide
    Arbitrary<List<Bytes>> conversations() {
        Arbitrary<Bytes> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::copyOf);
        Arbitrary<Bytes> longBodies = Arbitraries.integers().between(2_000, 20_000)
                .map(length -> Bytes.wrap(new byte[length]));
        Arbitrary<Bytes> small = Combinators.combine(types(), bodies).as(ClientBytes::message);
        Arbitrary<Bytes> large = Combinators.combine(Arbitraries.of('Q', 'P', 'B', 'd'), longBodies)
                .as(ClientBytes::message);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, small), net.jqwik.api.Tuple.of(1, large)).list()
                .ofMinSize(1).ofMaxSize(12).map(FrameReaderProperties::afterStartup);
    }

    private static List<Bytes> afterStartup(List<Bytes> messages) {
        List<Bytes> all = new ArrayList<>();
        all.add(ClientBytes.startup(196_608, Map.of("user", "phantom")));
        all.addAll(messages);
        return all;
    }

    @Property(tries = 200)
    void textComesBackInEveryCharacterSet(@ForAll String text, @ForAll Encodings encoding) {
        ClientText clientText = ClientText.of(encoding.name());
        String own = ownLetter(Encodings.charset(encoding.name()));
        String sendable = clientText.isUtf8() ? text : text.replaceAll("[^\\x01-\\x7F]", own);
        String valid = new String(sendable.replace("\0", "").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(valid, clientText.decode(Bytes.wrap(clientText.encode(valid))));
    }

    /** The first letter beyond ASCII that the character set has for itself: some take a micro sign for a Greek letter. */
    private static String ownLetter(Charset charset) {
        int letter = 0xA1;
        while (!Character.isLetter(letter) || !comesBack(Character.toString(letter), charset)) {
            letter++;
        }
        return Character.toString(letter);
    }

    private static boolean comesBack(String letter, Charset charset) {
        return letter.equals(new String(letter.getBytes(charset), charset));
    }

    @Property(tries = 500)
    void numbersAreWrittenAsJavaWritesThem(@ForAll long number) {
        ReplyBuffer buffer = new ReplyBuffer();
        buffer.u8('x');
        buffer.decimal(number);
        assertEquals("x" + number, buffer.take().utf8());
        buffer.decimal(number % 1_000);
        assertEquals(Long.toString(number % 1_000), buffer.take().utf8());
    }

    @Property(tries = 50)
    void theEdgesOfNumbersToo(@ForAll("edges") long number) {
        ReplyBuffer buffer = new ReplyBuffer();
        buffer.decimal(number);
        assertEquals(Long.toString(number), buffer.take().utf8());
    }

    @Provide
    Arbitrary<Long> edges() {
        List<Long> edges = new ArrayList<>(List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            edges.addAll(List.of(power, power - 1, -power, 1 - power));
        }
        return Arbitraries.of(edges);
    }

    @Property(tries = 100)
    void aPacketOfEveryLengthIsReadOrRefused(@ForAll int length) {
        FrameReader reader = new FrameReader(memory);
        List<Frame> frames = new ArrayList<>();
        reader.feed(new ByteWriter().u32(length).take(), frames::add);
        assertEquals(length < 8 || length > FrameReader.STARTUP_BYTES_MAX, !frames.isEmpty());
        reader.close();
    }
}
