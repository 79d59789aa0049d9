package io.phantomdb.bench;

import io.phantomdb.bench.compare.CompareCommand;
import io.phantomdb.bench.compare.TpchCommand;
import io.phantomdb.bench.profile.ProfileCommand;
import io.phantomdb.bench.sqllogic.SqlLogicCommand;
import io.phantomdb.bench.survive.SurviveCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./phantomdb bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
        "Measures a running cluster over PostgreSQL's protocol, or parts of the server with JMH.",
        "compare measures it beside PostgreSQL and etcd."}, subcommands = {LatencyCommand.class, LoadCommand.class,
                JmhCommand.class, SurviveCommand.class, CompareCommand.class, ProfileCommand.class, TpchCommand.class,
                SqlLogicCommand.class,
                CommandLine.HelpCommand.class})
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) {
        // What JMH understands need not be declared here.
        System.exit(new CommandLine(new BenchMain()).setUnmatchedOptionsArePositionalParams(true).execute(arguments));
    }
}
