package io.phantomdb.node.cli;

import io.phantomdb.host.HostException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./phantomdb}: the commands of a node and of a cluster on this machine. */
@Command(name = "phantomdb", mixinStandardHelpOptions = true, version = "PhantomDB 0.1.0", description = {
        "A distributed SQL database that any PostgreSQL client can use.",
        "Also: `phantomdb sim` runs clusters in the simulator, `phantomdb mutants` its planted bugs,",
        "`phantomdb bench` measures; each says more with --help."}, subcommands = {DemoCommand.class,
                LocalCommand.class,
                InitCommand.class, StartCommand.class, SqlCommand.class, RehearseCommand.class,
                CommandLine.HelpCommand.class})
public final class Main {
    private Main() {}

    /** Exit codes: 0 done, 1 refused or failed (one sentence says why), 2 not understood. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        System.exit(line.execute(arguments));
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof HostException || failure instanceof CliFailure) {
            err.println("phantomdb: " + failure.getMessage());
            return failure instanceof CliFailure told ? told.exitCode() : CliFailure.FAILED;
        }
        throw failure;
    }
}
