package io.phantomdb.bench.profile;

import io.phantomdb.bench.compare.Profiled;
import io.phantomdb.bench.compare.Profiled.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./phantomdb bench profile}: where a node's processor time and garbage come from. */
@Command(name = "profile", mixinStandardHelpOptions = true, description = {
        "Founds three nodes, runs a load on them, and prints where processor time and garbage of the leader come from.",
        "Recorded with the JDK's flight recorder; Linux alone."})
public final class ProfileCommand implements Callable<Integer> {
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0" label="bench">
              <event name="jdk.CPUTimeSample">
                <setting name="enabled">true</setting><setting name="throttle">2ms</setting>
                <setting name="stackTrace">true</setting>
              </event>
              <event name="jdk.ObjectAllocationSample">
                <setting name="enabled">true</setting><setting name="throttle">500/s</setting>
                <setting name="stackTrace">true</setting>
              </event>
            </configuration>
            """;
    private static final int JCMD_SECONDS_MAX = 120;

    @Option(names = "--work", defaultValue = "UPDATE", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Work work;
    @Option(names = "--clients", defaultValue = "16", description = "Connections (default: ${DEFAULT-VALUE}).")
    private int clients;
    @Option(names = "--seconds", defaultValue = "10", description = "That are recorded (default: ${DEFAULT-VALUE}).")
    private int seconds;
    @Option(names = "--warm-up", defaultValue = "30", paramLabel = "SECONDS", description = "Before (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds;
    @Option(names = "--lines", defaultValue = "30", description = "Of each list (default: ${DEFAULT-VALUE}).")
    private int lines;
    @Option(names = "--port", defaultValue = "26800", description = "The first of three, and three from 1000 above it (default: ${DEFAULT-VALUE}).")
    private int port;
    @Option(names = "--in", paramLabel = "DIR", description = "Where a directory for everything is made that goes at the end (default: the system's temporary directory).")
    private Path in;
    @Option(names = "--follower", description = "Look at a follower and not at the leader.")
    private boolean follower;
    @Option(names = "--keep", paramLabel = "FILE", description = "Keep the recording there.")
    private Path keep;

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException {
        Path directory = in == null
                ? Files.createTempDirectory("phantomdb-profile")
                : Files.createTempDirectory(in
                        .toAbsolutePath(), "phantomdb-profile");
        try (Profiled profiled = Profiled.start(directory, port, work, clients)) {
            profiled.run(warmUpSeconds);
            record(profiled, directory);
            return 0;
        } catch (SQLException | IOException | IllegalStateException failed) {
            System.err.println("phantomdb: " + failed.getMessage());
            return 1;
        } finally {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void record(Profiled profiled, Path directory) throws IOException, InterruptedException {
        Path settings = Files.writeString(directory.resolve("bench.jfc"), SETTINGS);
        Path recording = directory.resolve("bench.jfr");
        List<Long> processes = profiled.processes();
        long looked = follower
                ? processes.stream().filter(process -> process != profiled.leader()).findFirst().orElseThrow()
                : profiled.leader();
        jcmd(looked, "JFR.start", "name=bench", "settings=" + settings);
        Map<Long, TreeMap<String, Double>> before = new TreeMap<>();
        processes.forEach(process -> before.put(process, ThreadTimes.of(process)));
        Profiled.Seen seen = profiled.run(seconds);
        Map<Long, TreeMap<String, Double>> used = new TreeMap<>();
        processes.forEach(process -> used.put(process, ThreadTimes.difference(ThreadTimes.of(process), before.get(
                process))));
        jcmd(looked, "JFR.stop", "name=bench", "filename=" + recording);
        System.out.printf(Locale.ROOT, "%s, %d clients: %.0f/s, p50 %d µs, p99 %d µs, %d failed%n", work, clients, seen
                .perSecond(), seen.p50Micros(), seen.p99Micros(), seen.failed());
        used.forEach((process, times) -> threads(process, process == profiled.leader(), times, seen.operations()));
        double each = used.get(looked).values().stream().mapToDouble(Double::doubleValue).sum() / seen.operations();
        Samples.read(recording).print(System.out, lines, each, seen.operations());
        if (keep != null) {
            Files.copy(recording, keep);
        }
    }

    private static void threads(long process, boolean leads, TreeMap<String, Double> times, long operations) {
        double all = times.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf(Locale.ROOT, "%nprocess %d%s: %.1f µs an operation%n", process, leads ? " (leader)" : "", all
                / operations);
        times.entrySet().stream().filter(entry -> entry.getValue() > all / 200).sorted(Map.Entry
                .<String, Double>comparingByValue().reversed()).forEach(
                        entry -> System.out.printf(Locale.ROOT,
                                "  %8.1f µs  %s%n", entry.getValue() / operations, entry.getKey()));
    }

    private static void jcmd(long process, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd")
                .toString(), Long.toString(process)));
        command.addAll(List.of(words));
        Process running = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                ProcessBuilder.Redirect.DISCARD).start();
        if (!running.waitFor(JCMD_SECONDS_MAX, TimeUnit.SECONDS)) {
            running.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end within " + JCMD_SECONDS_MAX + " s");
        }
        if (running.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
