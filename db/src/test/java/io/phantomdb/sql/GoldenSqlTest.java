package io.phantomdb.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.base.StatementError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts of statements with what they answer, recorded with {@code -Dgolden.write=true}. Statements are separated from
 * their answers by a line of dashes, and from the next one by an empty line; {@code copy} statements are followed by their
 * data. Except where a comment says so, PostgreSQL 15 answers the same.
 */
final class GoldenSqlTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/sql");
    private static final String RULE = "----";

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void answersAsRecorded(String name) throws IOException {
        Path file = SCRIPTS.resolve(name);
        String recorded = Files.readString(file);
        TestDatabase database = new TestDatabase();
        String answered = answered(recorded, database.session());
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, answered);
        } else {
            assertEquals(recorded, answered);
        }
        assertTrue(database.transactions.open() == 0, "a transaction was left open");
    }

    private static String answered(String script, TestSession session) {
        StringBuilder out = new StringBuilder();
        for (String block : script.strip().split("\n\n")) {
            out.append(out.isEmpty() ? "" : "\n");
            if (block.startsWith("#")) {
                out.append(block).append('\n');
                continue;
            }
            int rule = block.indexOf("\n" + RULE);
            String statement = rule < 0 ? block : block.substring(0, rule);
            out.append(statement).append('\n').append(RULE).append('\n');
            answer(statement, session).forEach(line -> out.append(line).append('\n'));
        }
        return out.toString();
    }

    static List<String> answer(String statement, TestSession session) {
        List<String> lines = new ArrayList<>();
        try {
            int data = statement.indexOf("\n<<<\n");
            if (data >= 0) {
                lines.add(session.copy(statement.substring(0, data), statement.substring(data + 5) + "\n"));
            } else {
                List<String> answer = session.run(statement);
                lines.addAll(header(statement, session));
                lines.addAll(answer);
            }
        } catch (StatementError error) {
            lines.add("ERROR " + error.state().code() + (error.position() > 0 ? " at " + error.position() : "") + ": "
                    + error.getMessage());
            if (error.detail() != null) {
                lines.add("DETAIL: " + error.detail());
            }
            if (error.context() != null) {
                lines.add("CONTEXT: " + error.context());
            }
            if (error.hint() != null) {
                lines.add("HINT: " + error.hint());
            }
        }
        lines.addAll(0, session.takeNotices());
        return lines;
    }

    private static List<String> header(String statement, TestSession session) {
        String first = statement.replaceAll("(?m)^--.*\n", "").stripLeading().toLowerCase(java.util.Locale.ROOT);
        boolean returns = first.startsWith("select") || first.startsWith("values") || first.startsWith("with")
                || first.startsWith("(select") || first.startsWith("table") || first.contains("returning");
        List<String> columns = returns ? session.describe(statement) : List.of();
        return columns.isEmpty() ? List.of() : List.of(String.join(", ", columns));
    }
}
