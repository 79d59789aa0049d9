package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.world.TraceTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every seed here and again in a perturbed process: the same seed must be the same run, to the last event. If one is
 * not, both run it once more, telling their events, and the first one that differs is shown.
 */
final class TwiceCheck {
    /** What depends on chance need not show each time. */
    private static final int TRIES = 3;

    private final SimOptions options;
    private final Run.Source source;
    private final Class<?> main;
    private final StopRequest stop;
    private final PrintStream out;
    private final Report report;

    /** The main class runs the same source of runs in another process. */
    TwiceCheck(SimOptions options, Run.Source source, Class<?> main, StopRequest stop, PrintStream out,
            Report report) {
        this.options = options;
        this.source = source;
        this.main = main;
        this.stop = stop;
        this.out = out;
        this.report = report;
    }

    int run() {
        Map<PlannedSeed, String> here = new LinkedHashMap<>();
        CampaignTotals totals = report.campaign((planned, result) -> here.put(planned, Long.toHexString(result
                .digest())));
        if (here.isEmpty()) {
            return totals.failed().isEmpty() ? 0 : 1;
        }
        Map<String, String> there = digestsThere(List.copyOf(here.keySet()));
        if (there == null) {
            return stop.isAsked() && totals.failed().isEmpty() ? 0 : 1;
        }
        for (Map.Entry<PlannedSeed, String> each : here.entrySet()) {
            String other = there.get(each.getKey().arguments());
            if (!each.getValue().equals(other)) {
                return differ(each.getKey(), each.getValue(), other);
            }
        }
        out.println(here.size() + " seeds ran twice, once perturbed: all digests agree");
        return totals.failed().isEmpty() ? 0 : 1;
    }

    /** By arguments; null, and said why, if the other process did not get through all of them. */
    private Map<String, String> digestsThere(List<PlannedSeed> seeds) {
        Path list = write(seeds);
        try {
            ChildProcess.Ended ended = other(List.of("--seeds-of", list.toString(), "--jobs", "" + options.jobs(),
                    "--keep-going", "--digests", "--perturbed"));
            Map<String, String> digests = new LinkedHashMap<>();
            for (String line : ended.lines()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("digest") && words.length == 3) {
                    digests.put(words[2], words[1]);
                }
            }
            if (digests.size() < seeds.size()) {
                out.println(stop.isAsked()
                        ? "stopped before the second runs were done"
                        : "FAILED: the perturbed process ended with status " + ended.status() + " after " + digests
                                .size() + " of " + seeds.size() + " seeds; its last line: " + lastOf(ended.lines()));
                return null;
            }
            return digests;
        } finally {
            delete(list);
        }
    }

    private static String lastOf(List<String> lines) {
        return lines.isEmpty() ? "(nothing)" : lines.getLast();
    }

    private static Path write(List<PlannedSeed> seeds) {
        StringBuilder lines = new StringBuilder();
        seeds.forEach(planned -> lines.append(planned.arguments()).append("  # ran once\n"));
        try {
            return Files.writeString(Files.createTempFile("phantomdb-seeds", ".txt"), lines, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new WrongInput("the list of seeds for the other process cannot be written: " + Sentences.why(failed));
        }
    }

    private static void delete(Path list) {
        try {
            Files.delete(list);
        } catch (IOException failed) {
            throw new WrongInput("the list of seeds for the other process cannot be removed: " + Sentences.why(failed));
        }
    }

    /** Shows where the two runs part. */
    private int differ(PlannedSeed planned, String here, String there) {
        out.println("FAILED seed " + planned.seed() + ": digest " + here + " here, " + there
                + " in a perturbed process");
        Divergence found = null;
        for (int attempt = 0; attempt < TRIES && found == null && !stop.isAsked(); attempt++) {
            found = Divergence.find(eventsHere(planned), eventsThere(planned));
        }
        out.print(found == null
                ? "it did not show again: what differs depends on chance, or on what ran beside it\n"
                : found.describe());
        out.println("repeat: " + planned.command() + " --twice");
        return 1;
    }

    private List<String> eventsHere(PlannedSeed planned) {
        List<String> lines = new ArrayList<>();
        TraceTable table = (at, node, kind, text) -> lines.add(TraceTable.format(at, node, kind, text));
        lines.add(source.draw(planned.seed(), planned.choices(), table).run().line());
        return lines;
    }

    private List<String> eventsThere(PlannedSeed planned) {
        List<String> arguments = new ArrayList<>(List.of("--seed"));
        arguments.addAll(List.of(planned.arguments().split(" ")));
        arguments.add("--perturbed");
        List<String> lines = other(arguments).lines();
        int end = lines.size();
        while (end > 0 && !lines.get(end - 1).startsWith("seed ")) {
            end--;
        }
        return lines.subList(Math.min(lines.indexOf(TraceTable.HEADER) + 1, end), end);
    }

    /** A perturbed process, and what it printed. */
    private ChildProcess.Ended other(List<String> arguments) {
        return ChildProcess.run(main, Perturbation.jvmFlags(ChildProcess.ownFlags()), arguments, stop);
    }
}
