package io.phantomdb.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files: formats as they were once written, as hexadecimal text in lines of 64 digits. What is on disk somewhere
 * must be readable for ever, so a file that changes is a new format number, not a new file content. Written anew by {@code
 * -Dgolden.write=true}.
 */
public final class Golden {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final int LINE_DIGITS = 64;

    private Golden() {}

    /** Checks that this is what is written today, and returns what the file holds, to be read back. */
    public static Bytes check(String name, Bytes today) throws IOException {
        Path file = DIRECTORY.resolve(name + ".hex");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, lines(today.hex()), StandardCharsets.UTF_8);
        }
        Bytes golden = read(name);
        assertEquals(lines(golden.hex()), lines(today.hex()), "format of " + name);
        return golden;
    }

    /** What was once written and is not any more. */
    public static Bytes read(String name) throws IOException {
        String hex = Files.readString(DIRECTORY.resolve(name + ".hex"), StandardCharsets.UTF_8);
        return Bytes.ofHex(hex.replaceAll("\\s", ""));
    }

    private static String lines(String hex) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < hex.length(); at += LINE_DIGITS) {
            text.append(hex, at, Math.min(hex.length(), at + LINE_DIGITS)).append('\n');
        }
        return text.toString();
    }
}
