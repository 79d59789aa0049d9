package io.phantomdb.host.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The few classes that several real threads use at once, under jcstress: what the simulator, which runs one thread at a
 * time, cannot see. {@code -Dstress.millis=5000} takes more time for each.
 */
class RealThreadsTest {
    private static final List<String> TESTS = List.of("io.phantomdb.host.PromiseStress.KeptOnce",
            "io.phantomdb.host.PromiseStress.CalledBackOnce", "io.phantomdb.host.real.HandoverStress.Gathered",
            "io.phantomdb.host.real.HandoverStress.Woken",
            "io.phantomdb.host.real.MailboxStress");

    @Test
    void nothingIsLostDoubledOrOvertaken(@TempDir Path directory) throws Exception {
        Path output = directory.resolve("output.txt");
        Process run = new ProcessBuilder(command(directory)).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean hasEnded = run.waitFor(10, TimeUnit.MINUTES);
        run.destroyForcibly();
        String told = Files.readString(output);
        assertTrue(hasEnded, told);
        assertEquals(0, run.exitValue(), told);
        for (String test : TESTS) {
            assertTrue(told.contains(test), () -> test + " did not run:\n" + told);
        }
        assertTrue(told.contains("0 failed, 0 soft errs, 0 hard errs"), told);
    }

    private static List<String> command(Path directory) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main", "-t",
                "io.phantomdb", "-r", directory.toString()));
        command.addAll(List.of("-f", "1", "-fsm", "1", "-sc", "false", "-af", "NONE", "-iters", "1", "-time",
                System.getProperty("stress.millis", "300"), "-c",
                "2", "-v", "-jvmArgs", "-Xmx512m"));
        return command;
    }
}
