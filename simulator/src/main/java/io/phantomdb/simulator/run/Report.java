package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.ProbeList;
import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.world.RunFailure;
import java.io.PrintStream;
import java.util.List;

/** What a campaign tells people: how far it is, what failed and how to see it again, what it came to. */
final class Report {
    private final SimOptions options;
    private final Run.Source source;
    private final StopRequest stop;
    private final PrintStream out;
    private final PrintStream err;

    Report(SimOptions options, Run.Source source, StopRequest stop, PrintStream out, PrintStream err) {
        this.options = options;
        this.source = source;
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    /** Runs the campaign; the listener hears of each run after it was told of. */
    CampaignTotals campaign(Campaign.Listener listener) {
        Progress[] progress = new Progress[1];
        Campaign campaign = new Campaign(options, source, stop, (planned, result) -> progress[0].above(() -> {
            print(planned, result);
            listener.ended(planned, result);
        }));
        CampaignTotals totals;
        try (Progress shown = new Progress(err, Progress.isOnTerminal(), campaign.totals()::progress)) {
            progress[0] = shown;
            totals = campaign.run();
        }
        if (!options.isDigests()) {
            summarize(totals);
        }
        return totals;
    }

    private void print(PlannedSeed planned, RunResult result) {
        if (options.isDigests()) {
            out.println("digest " + Long.toHexString(result.digest()) + " " + planned.arguments());
        } else {
            if (options.isSingle()) {
                out.println(result.line());
            }
            failure(planned, result);
        }
        out.flush();
    }

    /** Prints a failure and the commands that show it again. */
    void failure(PlannedSeed planned, RunResult result) {
        RunFailure failure = result.failure();
        if (failure == null) {
            return;
        }
        StringBuilder text = new StringBuilder("FAILED seed " + result.seed() + ": " + failure + "\n");
        for (Throwable cause = failure.cause(); cause != null; cause = cause.getCause()) {
            text.append("    ").append(cause).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("        at ").append(frame).append('\n');
            }
        }
        out.print(text.append("repeat: ").append(planned.command()).append("\nlook:   ").append(planned.command())
                .append(" --trace run.html\n"));
    }

    private void summarize(CampaignTotals totals) {
        out.println(totals.summary());
        if (!options.isSingle()) {
            out.println(ProbeList.report(options.choices(), totals.probes()));
        }
        List<PlannedSeed> failed = totals.failed();
        if (failed.size() > 1) {
            out.println(failed.size() + " seeds failed:");
            failed.forEach(planned -> out.println("    " + planned.command()));
        }
        if (stop.isAsked()) {
            out.println("stopped on request");
        }
        out.flush();
    }
}
