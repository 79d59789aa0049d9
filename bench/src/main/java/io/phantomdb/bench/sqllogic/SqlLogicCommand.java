package io.phantomdb.bench.sqllogic;

import io.phantomdb.bench.sqllogic.ScriptRun.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./phantomdb bench sqllogic}: SQLite's tests against a running cluster. */
@Command(name = "sqllogic", mixinStandardHelpOptions = true, description = {
        "Runs SQLite's corpus of SQL tests, or some of it, against a running node, and prints every wrong answer.",
        "Exit status: 0 none, 1 some, 2 a wrong command line."})
public final class SqlLogicCommand implements Callable<Integer> {
    @Option(names = "--sql-port", defaultValue = "26257", paramLabel = "P", description = "Of the node, on this machine (default: ${DEFAULT-VALUE}).")
    private int sqlPort;
    @Option(names = "--postgres", paramLabel = "URL", description = {
            "JDBC address of a PostgreSQL 15 that is told the same, in a schema called sqllogic: where the corpus expects what",
            "SQLite says, PostgreSQL's answer counts."})
    private String postgres;
    @Option(names = "--only", defaultValue = "", paramLabel = "REGEX", description = "Scripts whose names have it.")
    private Pattern only;
    @Option(names = "--seed", defaultValue = "1", description = "Of the order of the scripts (default: ${DEFAULT-VALUE}).")
    private long seed;
    @Option(names = "--skip", defaultValue = "0", paramLabel = "N", description = "Without the first so many in that order: goes on where another run has ended.")
    private int skipped;
    @Option(names = "--scripts", defaultValue = "2147483647", paramLabel = "N", description = "No more than so many.")
    private int scriptsMax;
    @Option(names = "--minutes", defaultValue = "1000000", description = "No script begins after that.")
    private int minutes;

    @Override
    public Integer call() throws IOException {
        Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
        Corpus corpus = Corpus.find();
        List<String> names = corpus.names(name -> only.matcher(name).find(), seed).stream().skip(skipped)
                .limit(scriptsMax).toList();
        try (Connection ours = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + sqlPort
                + "/phantom?user=phantom&sslmode=disable&preferQueryMode=simple");
                Connection theirs = postgres == null ? null : DriverManager.getConnection(postgres)) {
            return run(corpus, names, new ScriptRun(ours, theirs), end);
        } catch (SQLException failed) {
            System.err.println("phantomdb: " + failed.getMessage());
            return 1;
        }
    }

    private static int run(Corpus corpus, List<String> names, ScriptRun run, Instant end) throws IOException,
            SQLException {
        long passed = 0;
        long asPostgres = 0;
        long failed = 0;
        int scripts = 0;
        for (String name : names) {
            if (Instant.now().isAfter(end)) {
                break;
            }
            Outcome outcome = run.run(name, corpus.script(name));
            scripts++;
            passed += outcome.passed();
            asPostgres += outcome.asPostgres();
            failed += outcome.failures().size();
            System.out.printf(Locale.ROOT, "%s: %d as expected, %d as PostgreSQL, %d wrong%n", name, outcome.passed(),
                    outcome.asPostgres(), outcome.failures().size());
            outcome.failures().forEach(System.out::println);
        }
        System.out.printf(Locale.ROOT, "%d of %d scripts: %d records as expected, %d as PostgreSQL, %d wrong%n",
                scripts,
                names.size(), passed, asPostgres, failed);
        return failed == 0 ? 0 : 1;
    }
}
