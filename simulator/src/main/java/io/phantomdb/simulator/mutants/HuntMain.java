package io.phantomdb.simulator.mutants;

import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.seed.SeedRun;
import io.phantomdb.simulator.world.RunFailure;
import java.util.List;

/**
 * The hunting process: runs with a mutant in front of its class path. For each start it runs one seed after the other until
 * something is found, and prints a {@link Hunt} a line.
 *
 * <pre>
 *   HuntMain seeds-max seconds-max first-seed,… [--workload …] [--faults …]
 * </pre>
 */
public final class HuntMain {
    private HuntMain() {}

    public static void main(String[] arguments) {
        int seedsMax = Integer.parseInt(arguments[0]);
        long millisMax = 1_000L * Integer.parseInt(arguments[1]);
        RunChoices choices = choices(List.of(arguments).subList(3, arguments.length));
        for (String start : arguments[2].split(",")) {
            System.out.println(hunt(Long.parseLong(start), seedsMax, millisMax, choices).line());
        }
        // Stories of crashed nodes are never ended.
        System.exit(0);
    }

    private static RunChoices choices(List<String> options) {
        RunChoices choices = RunChoices.all();
        for (int at = 0; at + 1 < options.size(); at += 2) {
            String value = options.get(at + 1);
            choices = switch (options.get(at)) {
                case "--workload" -> new RunChoices(RunChoices.workloadsOf(value), choices.faults());
                case "--faults" -> new RunChoices(choices.workloads(), RunChoices.faultsOf(value));
                default -> throw new IllegalArgumentException("a mutant cannot ask for " + options.get(at));
            };
        }
        return choices;
    }

    static Hunt hunt(long firstSeed, int seedsMax, long millisMax, RunChoices choices) {
        long begun = cpuMillis();
        int seeds = 0;
        while (seeds < seedsMax && cpuMillis() - begun < millisMax) {
            RunResult result = new SeedRun(firstSeed + seeds, choices, null).run();
            seeds++;
            if (result.hasFailed()) {
                RunFailure failure = result.failure();
                return new Hunt(firstSeed, seeds, cpuMillis() - begun, Finder.of(result), failure
                        .where() + ": " + failure.what());
            }
        }
        return new Hunt(firstSeed, seeds, cpuMillis() - begun, "", "");
    }

    /** Of processors, all threads together: what else the machine does makes little difference to it. */
    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }
}
