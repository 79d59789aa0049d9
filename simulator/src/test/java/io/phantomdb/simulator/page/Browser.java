package io.phantomdb.simulator.page;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium, if this machine has one; where it has none, the tests that need it are skipped. */
final class Browser {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--window-size=1500,950");
    private static final Pattern SAID = Pattern.compile("<pre id=\"self-test\">(.*?)</pre>", Pattern.DOTALL);
    /** Two seconds are usual; a machine that does many other things needs more. */
    private static final long PATIENCE_SECONDS = 400;

    private final Path program;
    private final Path directory;

    private Browser(Path program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** Works in the directory, which is empty. */
    static Browser orSkip(Path directory) {
        for (String name : NAMES) {
            for (String place : System.getenv("PATH").split(File.pathSeparator)) {
                Path program = Path.of(place, name);
                if (Files.isExecutable(program)) {
                    return new Browser(program, directory);
                }
            }
        }
        assumeTrue(false, "there is no Chromium on this machine");
        throw new AssertionError("skipped");
    }

    /** Opens the page and has it try itself out; returns what it said of that, line by line. */
    List<String> selfTest(Path page) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("--user-data-dir=" + directory.resolve("profile"), "--dump-dom", page.toUri()
                + "#self-test"));
        Path dom = directory.resolve("dom");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(errors.toFile())
                .start();
        boolean isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        String text = Files.readString(dom, StandardCharsets.UTF_8);
        assertTrue(isOver, "the browser did not come to an end: " + Files.readString(errors));
        Matcher said = SAID.matcher(text);
        assertTrue(said.find(), () -> "the page did not try itself out: " + text.substring(0, Math.min(text.length(),
                2_000)));
        return said.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").lines().toList();
    }
}
