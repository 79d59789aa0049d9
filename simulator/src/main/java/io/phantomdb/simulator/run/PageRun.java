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

/** One run, and a page about it. */
final class PageRun {
    private final SimOptions options;
    private final Run.Source source;
    private final StopRequest stop;
    private final PrintStream out;
    private final Report report;

    PageRun(SimOptions options, Run.Source source, StopRequest stop, PrintStream out, Report report) {
        this.options = options;
        this.source = source;
        this.stop = stop;
        this.out = out;
        this.report = report;
    }

    int run() {
        requireWritable(options.page());
        PlannedSeed planned = new PlannedSeed(options.firstSeed(), options.choices());
        RunRecorder recorder = new RunRecorder();
        Run run = source.draw(planned.seed(), planned.choices(), recorder);
        stop.onAsked(run::abandon);
        RunResult result = run.run();
        if (run.isAbandoned()) {
            out.println("stopped on request: there is no page");
            return 0;
        }
        write(recorder.page(result, planned.command(), run.language()));
        out.println(result.line());
        report.failure(planned, result);
        out.println("the run is shown in " + options.page());
        return result.hasFailed() ? 1 : 0;
    }

    /** Said before the run, not after it. */
    private static void requireWritable(Path page) {
        try {
            Files.newByteChannel(page, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        } catch (IOException failed) {
            throw cannotWrite(page, failed);
        }
    }

    private void write(String page) {
        try {
            Files.writeString(options.page(), page, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw cannotWrite(options.page(), failed);
        }
    }

    private static WrongInput cannotWrite(Path page, IOException failed) {
        return new WrongInput("the page " + page + " cannot be written: " + Sentences.why(failed));
    }
}
