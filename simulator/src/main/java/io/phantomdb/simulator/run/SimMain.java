package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.SeedRun;
import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.RunResult;

import io.phantomdb.simulator.world.RunFailure;
import io.phantomdb.simulator.world.TraceTable;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command line: runs seeds, prints what it found, and how to see it again. */
public final class SimMain {
    private SimMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out);
        out.flush();
        System.exit(status);
    }

    /** The exit status. */
    static int run(List<String> arguments, PrintStream out) {
        SimOptions options;
        try {
            options = SimOptions.parse(arguments, Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(SimOptions.USAGE);
            return 2;
        }
        if (options.isPerturbed()) {
            Perturbation.allocate();
        }
        if (options.isTwice()) {
            return new TwiceCheck(options, out).run();
        }
        return options.isTable() ? table(options, out) : campaign(options, out);
    }

    private static int table(SimOptions options, PrintStream out) {
        out.println(TraceTable.HEADER);
        RunResult result = new SeedRun(options.firstSeed(), options.choices(), TraceTable.printing(out)).run();
        out.println(result.line());
        return report(result, options.choices(), out);
    }

    private static int campaign(SimOptions options, PrintStream out) {
        CampaignTotals totals = new Campaign(options, result -> print(options, result, out)).run();
        if (!options.isDigests()) {
            out.println(totals.summary());
        }
        return totals.failed() == null ? 0 : 1;
    }

    private static void print(SimOptions options, RunResult result, PrintStream out) {
        StringBuilder text = new StringBuilder();
        if (options.isDigests()) {
            text.append("digest ").append(result.seed()).append(' ').append(Long.toHexString(result.digest())).append(
                    '\n');
        } else if (options.isSingle()) {
            text.append(result.line()).append('\n');
        }
        out.print(text);
        report(result, options.choices(), out);
        out.flush();
    }

    /** Prints a failure and the command that repeats it. */
    static int report(RunResult result, RunChoices choices, PrintStream out) {
        RunFailure failure = result.failure();
        if (failure == null) {
            return 0;
        }
        StringBuilder text = new StringBuilder("FAILED seed " + result.seed() + ": " + failure + "\n");
        for (Throwable cause = failure.cause(); cause != null; cause = cause.getCause()) {
            text.append("    ").append(cause).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("        at ").append(frame).append('\n');
            }
        }
        out.print(text.append("repeat: ").append(command(result.seed(), choices)).append('\n'));
        return 1;
    }

    static String command(long seed, RunChoices choices) {
        return "./phantomdb sim --seed " + seed + choices.arguments();
    }
}
