package io.phantomdb.pgwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.Bytes;
import io.phantomdb.base.MemoryAccount;
import io.phantomdb.base.NodeId;
import io.phantomdb.host.PeerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts of what clients send, with everything that comes back: {@code a> Query "…"} is sent by client a, {@code a< …}
 * is what it then got (greetings without their settings, save the first),
 * {@code | …} what was done to transactions. {@code -Dgolden.write=true} writes the answers anew.
 */
class TranscriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/pgwire");

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void sayWhatTheyAlwaysSaid(String script) throws IOException {
        String recorded = Files.readString(SCRIPTS.resolve(script));
        String played = new Player().play(recorded);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SCRIPTS.resolve(script), played);
        }
        assertEquals(recorded, played, script);
    }

    private static final class Player {
        private final WireWorld world = new WireWorld(7);
        private final ToyEngine engine = new ToyEngine();
        private final MemoryAccount memory = MemoryAccount.root("node", 1L << 30);
        private final List<String> forwarded = new ArrayList<>();
        private final PgServer server;
        private final Map<String, WireWorld.Pipe> pipes = new TreeMap<>();
        private final List<WireWorld.Pipe> allPipes = new ArrayList<>();
        private final Map<String, Bytes> halves = new TreeMap<>();
        private final Map<String, BackendKey> keys = new TreeMap<>();
        private final List<String> closed = new ArrayList<>();
        private int eventsSeen;

        private Player() {
            server = new PgServer(
                    new PgServer.Parts(world.host(), engine, engine, new NodeId(5), memory,
                            (node, key) -> forwarded.add("forward " + node + " " + (key.pid() & 0xFFFF))),
                    new PgServer.Limits(4, 8 << 20, 60_000_000_000L));
            server.listen(new PeerAddress("test", 5432));
        }

        private String play(String recorded) {
            StringBuilder out = new StringBuilder();
            for (String line : recorded.split("\n")) {
                if (line.isBlank() || line.startsWith("#")) {
                    out.append(line).append('\n');
                } else if (line.matches("[a-z*]> .*")) {
                    out.append(line).append('\n');
                    act(line.substring(0, 1), words(line.substring(3)));
                    world.settle();
                    report(out);
                }
            }
            allPipes.forEach(WireWorld.Pipe::reset);
            world.settle();
            assertEquals(0, memory.bytesUsed(), "memory that nobody gave back");
            assertEquals(0, server.sessions(), "sessions that are still there");
            assertEquals(0, engine.rowsOpen, "rows that nobody closed");
            return out.toString();
        }

        private void report(StringBuilder out) {
            pipes.forEach((name, pipe) -> {
                List<String> lines = ServerText.lines(key(name, pipe.take()));
                boolean greeting = lines.contains("Authentication 0") && !lines.getFirst().startsWith("Negotiate");
                for (String line : lines) {
                    if (!greeting || !line.startsWith("ParameterStatus")) {
                        out.append(name).append("< ").append(line).append('\n');
                    }
                }
                if (pipe.isClosedByServer() && !closed.contains(name)) {
                    closed.add(name);
                    out.append(name).append("< closed\n");
                }
            });
            if (!engine.journal.isEmpty()) {
                out.append("| ").append(String.join(" ", engine.journal)).append('\n');
                engine.journal.clear();
            }
            forwarded.forEach(line -> out.append("| ").append(line).append('\n'));
            forwarded.clear();
            for (; eventsSeen < world.events().size(); eventsSeen++) {
                String text = world.events().get(eventsSeen).text();
                out.append("! ").append(world.events().get(eventsSeen).kind()).append(' ')
                        .append(text, 0, text.indexOf(" | ") < 0 ? text.length() : text.indexOf(" | ")).append('\n');
            }
        }

        /** Notes the key on the way, as a client would. */
        private Bytes key(String name, Bytes bytes) {
            for (int at = 0; at + 12 < bytes.length(); at++) {
                if (bytes.slice(at, at + 5).equals(Bytes.ofHex("4b0000000c"))) {
                    io.phantomdb.base.ByteReader reader = new io.phantomdb.base.ByteReader(
                            bytes.slice(at + 5, at + 13));
                    keys.put(name, new BackendKey(reader.u32(), reader.u32()));
                }
            }
            return bytes;
        }

        private void act(String client, List<String> words) {
            switch (words.getFirst()) {
                case "advance" -> world.advance(Long.parseLong(words.get(1)) * 1_000_000);
                case "drain" -> server.drain();
                case "shutdown" -> server.close();
                case "memory" -> assertTrue(memory.bytesUsed() <= Long.parseLong(words.get(1)),
                        () -> memory.bytesUsed() + " bytes are reserved");
                case "connect" -> {
                    open(client);
                    send(client, ClientBytes.startup(196_608, parameters(words, 1)));
                }
                case "open" -> open(client);
                case "Startup" -> send(client,
                        ClientBytes.startup(Integer.decode(words.get(1)), parameters(words, 2)));
                case "cancel" -> {
                    BackendKey key = keys.get(words.get(1));
                    int secret = words.size() > 2 ? Integer.parseInt(words.get(2)) : key.secret();
                    send(client, ClientBytes.packet(StartupPacket.CANCEL_REQUEST, key.pid(), secret));
                }
                case "cancel-at" -> send(client, ClientBytes.packet(StartupPacket.CANCEL_REQUEST,
                        Integer.parseInt(words.get(1)) << 21 | 1, 0));
                case "hangup" -> pipes.get(client).finish();
                case "reset" -> pipes.get(client).reset();
                case "slow" -> pipes.get(client).setSlow(true);
                case "fast" -> pipes.get(client).setSlow(false);
                case "first" -> {
                    Bytes whole = message(words.subList(1, words.size()));
                    halves.put(client, whole.slice(whole.length() / 2, whole.length()));
                    send(client, whole.slice(0, whole.length() / 2));
                }
                case "rest" -> send(client, halves.remove(client));
                case "together" -> {
                    Bytes all = Bytes.EMPTY;
                    List<String> message = new ArrayList<>();
                    for (String word : words.subList(1, words.size())) {
                        if (word.equals("|")) {
                            all = all.concat(message(message));
                            message.clear();
                        } else {
                            message.add(word);
                        }
                    }
                    send(client, all.concat(message(message)));
                }
                default -> send(client, message(words));
            }
        }

        private void open(String client) {
            WireWorld.Pipe pipe = world.connect();
            pipes.put(client, pipe);
            allPipes.add(pipe);
            closed.remove(client);
        }

        private void send(String client, Bytes bytes) {
            pipes.get(client).send(bytes);
        }

        private static Map<String, String> parameters(List<String> words, int from) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String word : words.subList(from, words.size())) {
                int equals = word.indexOf('=');
                parameters.put(word.substring(0, equals), word.substring(equals + 1));
            }
            return parameters;
        }

        private static Bytes message(List<String> words) {
            return switch (words.getFirst()) {
                case "Query" -> ClientBytes.query(words.get(1));
                case "Parse" -> ClientBytes.parse(words.get(1), words.get(2),
                        words.subList(3, words.size()).stream().mapToInt(Integer::parseInt).toArray());
                case "Bind" -> ClientBytes.bind(words.get(1), words.get(2), false, values(words));
                case "BindBinary" -> ClientBytes.bind(words.get(1), words.get(2), true,
                        words.subList(3, words.size()).stream().map(Bytes::ofHex).toList(), 1);
                case "Call" -> ClientBytes.call(Integer.parseInt(words.get(1)), false,
                        words.subList(2, words.size()).stream()
                                .map(word -> word.equals("NULL") ? null : Bytes.ofUtf8(word)).toList());
                case "CallBinary" -> ClientBytes.call(Integer.parseInt(words.get(1)), true,
                        words.subList(2, words.size()).stream().map(Bytes::ofHex).toList());
                case "Describe" -> ClientBytes.named('D', words.get(1), words.get(2));
                case "Close" -> ClientBytes.named('C', words.get(1), words.get(2));
                case "Execute" -> ClientBytes.execute(words.get(1), Integer.parseInt(words.get(2)));
                case "Sync" -> ClientBytes.message('S', Bytes.EMPTY);
                case "Flush" -> ClientBytes.message('H', Bytes.EMPTY);
                case "Terminate" -> ClientBytes.message('X', Bytes.EMPTY);
                case "CopyData" -> ClientBytes.message('d', Bytes.ofUtf8(words.get(1).replace("\\n", "\n")));
                case "CopyDone" -> ClientBytes.message('c', Bytes.EMPTY);
                case "CopyFail" -> ClientBytes.message('f', Bytes.ofUtf8(words.get(1)).concat(Bytes.ofHex("00")));
                case "Encrypt" -> ClientBytes.packet(StartupPacket.SSL_REQUEST);
                case "Gss" -> ClientBytes.packet(StartupPacket.GSS_REQUEST);
                case "raw" -> Bytes.ofHex(words.get(1));
                case "long" -> ClientBytes.message(words.get(1).charAt(0),
                        Bytes.wrap(new byte[Integer.parseInt(words.get(2))]));
                default -> throw new IllegalArgumentException(words.toString());
            };
        }

        private static List<Bytes> values(List<String> words) {
            List<Bytes> values = new ArrayList<>();
            for (String word : words.subList(3, words.size())) {
                values.add(word.equals("NULL") ? null : Bytes.ofUtf8(word));
            }
            return values;
        }

        /** Split at blanks, save inside of double quotes. */
        private static List<String> words(String line) {
            List<String> words = new ArrayList<>();
            StringBuilder word = null;
            boolean quoted = false;
            for (char here : line.toCharArray()) {
                if (here == '"') {
                    quoted = !quoted;
                    word = word == null ? new StringBuilder() : word;
                } else if (here == ' ' && !quoted) {
                    if (word != null) {
                        words.add(word.toString());
                        word = null;
                    }
                } else {
                    word = (word == null ? new StringBuilder() : word).append(here);
                }
            }
            if (word != null) {
                words.add(word.toString());
            }
            return words;
        }
    }
}
