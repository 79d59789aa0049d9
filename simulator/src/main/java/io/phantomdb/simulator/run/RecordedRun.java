package io.phantomdb.simulator.run;

import io.phantomdb.simulator.page.RunRecorder;
import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One run, and files about it: a page for a browser, the history of its clients for other checkers, or both. */
final class RecordedRun {
    private final SimOptions options;
    private final Run.Source source;
    private final StopRequest stop;
    private final PrintStream out;
    private final Report report;

    RecordedRun(SimOptions options, Run.Source source, StopRequest stop, PrintStream out, Report report) {
        this.options = options;
        this.source = source;
        this.stop = stop;
        this.out = out;
        this.report = report;
    }

    int run() {
        requireWritable(options.page());
        requireWritable(options.history());
        PlannedSeed planned = new PlannedSeed(options.firstSeed(), options.choices());
        RunRecorder recorder = new RunRecorder();
        Run run = source.draw(planned.seed(), planned.choices(), recorder);
        stop.onAsked(run::abandon);
        RunResult result = run.run();
        if (run.isAbandoned()) {
            out.println("stopped on request: nothing was written");
            return 0;
        }
        out.println(result.line());
        report.failure(planned, result);
        if (options.page() != null) {
            write(options.page(), recorder.page(result, planned.command(), run.language()));
            out.println("the run is shown in " + options.page());
        }
        if (options.history() != null) {
            StringBuilder history = new StringBuilder();
            run.history().writeTo(history);
            write(options.history(), history);
            out.println("what its clients saw is in " + options.history());
        }
        return result.hasFailed() ? 1 : 0;
    }

    /** Said before the run, not after it. */
    private static void requireWritable(Path file) {
        if (file != null) {
            try {
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
            } catch (IOException failed) {
                throw cannotWrite(file, failed);
            }
        }
    }

    private static void write(Path file, CharSequence text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw cannotWrite(file, failed);
        }
    }

    private static WrongInput cannotWrite(Path file, IOException failed) {
        return new WrongInput(file + " cannot be written: " + Sentences.why(failed));
    }
}
