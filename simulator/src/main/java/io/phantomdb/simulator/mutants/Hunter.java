package io.phantomdb.simulator.mutants;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hunts a mutant in a process of its own: what a bug may do to a process (an endless loop, a deadlock, no memory left) ends
 * with it, and counts for nothing, because only what the simulator itself notices is found.
 */
final class Hunter {
    /** How a mutant is hunted: from each of these seeds, over so many seeds, for so many seconds of a processor. */
    record Effort(List<Long> starts, int seedsMax, int secondsMax) {
        Effort {
            starts = List.copyOf(starts);
        }
    }

    private static final int SLACK_SECONDS = 60;
    /** A process that uses no processor for so long waits for itself. */
    private static final int STANDSTILL_SECONDS = 120;
    /** Most hunts are over before the better of the two compilers has paid for itself. */
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx1g", "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1");

    private Hunter() {}

    /** A hunt for each start. */
    static List<Hunt> hunt(Mutant mutant, String frontOfClassPath, Path directory, Effort effort) {
        Path said = directory.resolve("said");
        boolean hasEnded;
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(command(mutant, frontOfClassPath, effort)).redirectErrorStream(true)
                    .redirectOutput(said.toFile()).start();
            hasEnded = wait(process, effort);
            return hunts(Files.readAllLines(said, StandardCharsets.UTF_8), hasEnded, effort);
        } catch (IOException failed) {
            throw new UncheckedIOException("the process that hunts " + mutant.id() + " cannot be run", failed);
        }
    }

    /** True if the process came to an end by itself. */
    private static boolean wait(Process process, Effort effort) {
        Duration most = Duration.ofSeconds((long) effort.secondsMax() * effort.starts().size() + SLACK_SECONDS);
        Duration used = Duration.ZERO;
        int standstill = 0;
        try {
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                Duration now = process.info().totalCpuDuration().orElse(used);
                standstill = now.equals(used) ? standstill + 1 : 0;
                used = now;
                if (used.compareTo(most) > 0 || standstill > STANDSTILL_SECONDS) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a mutant was hunted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Mutant mutant, String frontOfClassPath, Effort effort) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Xm") && !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.addAll(FLAGS);
        String classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", frontOfClassPath.isEmpty()
                ? classPath
                : frontOfClassPath + File.pathSeparator + classPath, HuntMain.class.getName()));
        command.add("" + effort.seedsMax());
        command.add("" + effort.secondsMax());
        command.add(String.join(",", effort.starts().stream().map(String::valueOf).toList()));
        command.addAll(mutant.arguments());
        return command;
    }

    private static List<Hunt> hunts(List<String> lines, boolean hasEnded, Effort effort) {
        List<Hunt> hunts = new ArrayList<>();
        for (String line : lines) {
            Hunt hunt = Hunt.parse(line);
            if (hunt != null) {
                hunts.add(hunt);
            }
        }
        String why = hasEnded
                ? "(the process died: " + (lines.isEmpty() ? "it said nothing" : lines.getLast()) + ")"
                : "(the process did not come to an end by itself)";
        for (int missing = hunts.size(); missing < effort.starts().size(); missing++) {
            hunts.add(new Hunt(effort.starts().get(missing), 0, 0, "", why));
        }
        return hunts;
    }
}
