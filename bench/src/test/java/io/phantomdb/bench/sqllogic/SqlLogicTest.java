package io.phantomdb.bench.sqllogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.node.cli.InProcessCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of SQLite's corpus, of the scripts in which SQLite and PostgreSQL do not differ. */
final class SqlLogicTest {
    private static final long SEED = 20261129;
    private static final int SCRIPTS = 4;
    private static final int RECORDS_MAX = 1_500;

    @Test
    void noAnswerIsWrong(@TempDir Path directory) throws IOException, InterruptedException, SQLException {
        List<String> failures = new ArrayList<>();
        int passed = 0;
        try (InProcessCluster cluster = InProcessCluster.start(directory, 1);
                Connection connection = DriverManager.getConnection(cluster.url() + "&preferQueryMode=simple")) {
            Corpus corpus = Corpus.find();
            for (String name : sample(corpus)) {
                List<Script.Record> script = corpus.script(name);
                ScriptRun.Outcome outcome = new ScriptRun(connection, null).run(name, script.subList(0, Math.min(script
                        .size(), RECORDS_MAX)));
                passed += outcome.passed();
                failures.addAll(outcome.failures());
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(passed > 1_000, passed + " records");
    }

    private static List<String> sample(Corpus corpus) throws IOException {
        return corpus.names(name -> name.matches("test/(random/(select|groupby)|index/.*)/.*"), SEED).subList(0,
                SCRIPTS);
    }
}
