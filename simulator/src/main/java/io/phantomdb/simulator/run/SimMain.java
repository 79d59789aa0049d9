package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.seed.SeedRun;
import io.phantomdb.simulator.world.TraceTable;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command line: runs seeds, prints what it found, and how to see it again. */
public final class SimMain {
    private final Run.Source source;
    private final Class<?> main;
    private final StopRequest stop;
    private final PrintStream out;
    private final PrintStream err;

    /** The main class runs the same source of runs, in other processes. */
    SimMain(Run.Source source, Class<?> main, StopRequest stop, PrintStream out, PrintStream err) {
        this.source = source;
        this.main = main;
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        main(SeedRun::new, SimMain.class, arguments);
    }

    /** Runs other runs than the simulator's own. */
    static void main(Run.Source source, Class<?> main, String[] arguments) {
        PrintStream out = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false, StandardCharsets.UTF_8);
        StopRequest stop = new StopRequest();
        stop.listen();
        int status = new SimMain(source, main, stop, out, System.err).run(List.of(arguments));
        out.flush();
        stop.finished(status);
        System.exit(status);
    }

    /** The simulator's own runs, and nothing that stops them. Returns the exit status. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return new SimMain(SeedRun::new, SimMain.class, new StopRequest(), out, err).run(arguments);
    }

    /** The exit status. */
    int run(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(SimOptions.USAGE);
            return 0;
        }
        try {
            return run(SimOptions.parse(arguments, Runtime.getRuntime().availableProcessors()));
        } catch (WrongInput wrong) {
            out.flush();
            err.println("sim: " + wrong.getMessage());
            return 2;
        }
    }

    private int run(SimOptions options) {
        if (options.isPerturbed()) {
            Perturbation.allocate();
        }
        Report report = new Report(options, source, stop, out, err);
        if (options.isTwice()) {
            return new TwiceCheck(options, source, main, stop, out, report).run();
        }
        if (options.isRecorded()) {
            return new RecordedRun(options, source, stop, out, report).run();
        }
        if (options.isTable()) {
            return table(options, report);
        }
        return report.campaign((planned, result) -> {}).failed().isEmpty() ? 0 : 1;
    }

    private int table(SimOptions options, Report report) {
        PlannedSeed planned = new PlannedSeed(options.firstSeed(), options.choices());
        out.println(TraceTable.HEADER);
        Run run = source.draw(planned.seed(), planned.choices(), TraceTable.printing(out));
        stop.onAsked(run::abandon);
        RunResult result = run.run();
        if (run.isAbandoned()) {
            return 0;
        }
        out.println(result.line());
        report.failure(planned, result);
        return result.hasFailed() ? 1 : 0;
    }
}
