package io.phantomdb.simulator.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The simulator in another process of the same Java, with the same flags and class path except for what is said here. */
public final class ChildProcess {
    /** How it went; what it wrote to both streams is in the lines. */
    record Ended(int status, List<String> lines) {}

    private ChildProcess() {}

    /**
     * Waits for it and returns the lines it printed.
     *
     * @param frontOfClassPath may be empty
     * @param replacedFlags if not empty, these flags instead of this process's own
     */
    public static List<String> run(String frontOfClassPath, List<String> replacedFlags, List<String> arguments) {
        List<String> flags = replacedFlags.isEmpty() ? ownFlags() : replacedFlags;
        return run(SimMain.class, frontOfClassPath, flags, arguments, new StopRequest()).lines();
    }

    /** The main class with these flags; ends early if a stop is asked for. */
    static Ended run(Class<?> main, List<String> flags, List<String> arguments, StopRequest stop) {
        return run(main, "", flags, arguments, stop);
    }

    private static Ended run(Class<?> main, String frontOfClassPath, List<String> flags, List<String> arguments,
            StopRequest stop) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        String classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", frontOfClassPath.isEmpty()
                ? classPath
                : frontOfClassPath + File.pathSeparator
                        + classPath,
                main.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            stop.onAsked(process::destroy);
            List<String> lines = lines(process);
            return new Ended(process.waitFor(), lines);
        } catch (IOException failed) {
            throw new UncheckedIOException("the other process could not be run", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the other process ran", interrupted);
        }
    }

    static List<String> ownFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    private static List<String> lines(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
