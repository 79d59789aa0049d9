package io.phantomdb.simulator.mutants;

import io.phantomdb.simulator.run.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs seeds against a mutant in another process until something is found. */
final class MutantRun {
    /**
     * How it went.
     *
     * @param finding the first line of the failure, or null
     * @param summary what the simulator says about its runs
     */
    record Outcome(Mutant mutant, String finding, String summary) {
        boolean isAsExpected() {
            return finding != null != mutant.isControl();
        }
    }

    private static final String FAILED = "FAILED ";

    private MutantRun() {}

    static Outcome run(Mutant mutant, Overlay overlay, Path directory, int seedsMax) {
        String front = overlay.build(mutant, directory);
        List<String> arguments = new ArrayList<>(List.of("--seeds", "1.." + Math.min(seedsMax, mutant.seeds())));
        arguments.addAll(mutant.arguments());
        String finding = null;
        String summary = "said nothing";
        for (String line : ChildProcess.run(front, List.of(), arguments)) {
            if (line.startsWith(FAILED) && finding == null) {
                finding = line.substring(FAILED.length());
            } else if (line.contains("simulated s per s")) {
                summary = line;
            }
        }
        if (finding == null && summary.equals("said nothing")) {
            throw new IllegalStateException("the process that ran mutant " + mutant.id() + " did not come to an end");
        }
        return new Outcome(mutant, finding, summary);
    }
}
