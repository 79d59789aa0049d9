package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.SeedRun;

import io.phantomdb.simulator.world.TraceTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs every seed here and again in a perturbed process: the same seed must be the same run, to the last event. */
final class TwiceCheck {
    private final SimOptions options;
    private final PrintStream out;

    TwiceCheck(SimOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    int run() {
        Map<Long, String> here = new TreeMap<>();
        CampaignTotals totals = new Campaign(options, result -> {
            here.put(result.seed(), Long.toHexString(result.digest()));
            SimMain.report(result, options.choices(), out);
        }).run();
        out.println(totals.summary());
        out.flush();
        long last = options.firstSeed() + here.size() - 1;
        Map<Long, String> there = digestsThere(options.firstSeed(), last);
        for (Map.Entry<Long, String> each : here.entrySet()) {
            String other = there.get(each.getKey());
            if (!each.getValue().equals(other)) {
                return differ(each.getKey(), each.getValue(), other);
            }
        }
        out.println(here.size() + " seeds ran twice, once perturbed: all digests agree");
        return totals.failed() == null ? 0 : 1;
    }

    private Map<Long, String> digestsThere(long first, long last) {
        Map<Long, String> digests = new TreeMap<>();
        List<String> lines = other(List.of("--seeds", first + ".." + last, "--jobs", "" + options.jobs(), "--digests",
                "--perturbed"));
        for (String line : lines) {
            if (line.startsWith("digest ")) {
                String[] words = line.split(" ");
                digests.put(Long.parseLong(words[1]), words[2]);
            }
        }
        return digests;
    }

    /** Shows where the two runs part. */
    private int differ(long seed, String here, String there) {
        out.println("FAILED seed " + seed + ": digest " + here + " here, " + there + " in a perturbed process");
        List<String> lines = new ArrayList<>();
        new SeedRun(seed, options.choices(),
                (at, node, kind, text) -> lines.add(TraceTable.format(at, node, kind, text))).run();
        List<String> others = other(List.of("--seed", "" + seed, "--perturbed"));
        int offset = others.indexOf(TraceTable.HEADER) + 1;
        for (int line = 0; line < lines.size(); line++) {
            String other = line + offset < others.size() ? others.get(line + offset) : "(nothing)";
            if (!lines.get(line).equals(other)) {
                out.println("first difference, event " + line + ":\n  here  " + lines.get(line) + "\n  there " + other);
                break;
            }
        }
        out.println("repeat: " + SimMain.command(seed, options.choices()) + " --twice");
        return 1;
    }

    /** What a perturbed process prints. */
    private List<String> other(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        String choices = options.choices().arguments().strip();
        if (!choices.isEmpty()) {
            all.addAll(List.of(choices.split(" ")));
        }
        return ChildProcess.run("", Perturbation.jvmFlags(ChildProcess.ownFlags()), all);
    }
}
