package io.phantomdb.sql.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
 * Scripts of statements and the trees or errors they become: {@code > } begins a query string, {@code | } goes on with
 * it, and what is indented below is the answer; an error ends with its position. {@code -Dgolden.write=true} writes the
 * answers anew.
 */
class ParseScriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/parse");

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void becomeTheTreesTheyAlwaysBecame(String script) throws IOException {
        String recorded = Files.readString(SCRIPTS.resolve(script));
        String played = play(recorded);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SCRIPTS.resolve(script), played);
        }
        assertEquals(recorded, played, script);
    }

    private static String play(String recorded) {
        StringBuilder played = new StringBuilder();
        List<String> lines = recorded.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("> ")) {
                StringBuilder sql = new StringBuilder(line.substring(2));
                played.append(line).append('\n');
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith("| ")) {
                    i++;
                    sql.append('\n').append(lines.get(i).substring(2));
                    played.append(lines.get(i)).append('\n');
                }
                answers(sql.toString()).forEach(answer -> played.append(answer.indent(2)));
            } else if (!line.startsWith("  ")) {
                played.append(line).append('\n');
            }
        }
        return played.toString();
    }

    private static List<String> answers(String sql) {
        ArrayList<String> answers = new ArrayList<>();
        try {
            Parser.parse(sql).forEach(statement -> answers.add(TreeText.pretty(statement.tree())));
        } catch (StatementError error) {
            answers.add(error.state().code() + " " + error.getMessage() + " @" + error.position()
                    + (error.hint() == null ? "" : "\nhint: " + error.hint()));
        }
        return answers;
    }
}
