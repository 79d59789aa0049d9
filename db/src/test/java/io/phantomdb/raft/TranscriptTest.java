package io.phantomdb.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories of whole groups as text: a line after {@code >} is what happens, the lines after it are what the replicas do
 * about it (see {@link ScriptPlayer} for the words). {@code -Dgolden.write=true} writes the answers anew.
 */
class TranscriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/raft");

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void happensAsItAlwaysDid(String script) throws IOException {
        String recorded = Files.readString(SCRIPTS.resolve(script));
        String played = ScriptPlayer.play(recorded);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SCRIPTS.resolve(script), played);
        }
        assertEquals(recorded, played, script);
    }
}
