package io.phantomdb.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.phantomdb.base.StatementError;
import io.phantomdb.rows.program.Expression;
import io.phantomdb.rows.program.Program;
import io.phantomdb.rows.text.DatumText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expressions and what a PostgreSQL 15 answered to them, in a database of locale C.UTF-8 with TimeZone Europe/Berlin. Each
 * expression is followed by {@code = type: value}, {@code \N} standing for NULL, or {@code ! SQLSTATE: message}, with the
 * detail and the hint on lines of their own.
 */
class ExpressionScriptTest {
    private static final EvalContext CONTEXT = new FixedContext(TextSettings.of(ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @ValueSource(strings = {"integers", "floats", "numerics", "texts", "times", "logic", "resolution", "casts",
            "intervals", "patterns", "pictures", "chapter9"})
    void answersAsPostgres(String script) throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> lines = lines(script);
        for (int at = 0; at < lines.size();) {
            String expression = lines.get(at++);
            StringBuilder wanted = new StringBuilder();
            while (at < lines.size() && isAnswer(lines.get(at))) {
                wanted.append('\n').append(lines.get(at++));
            }
            String found = answer(expression);
            if (!found.contentEquals(wanted)) {
                differences.add(expression + wanted + "\nbut here" + found + "\n");
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    private static boolean isAnswer(String line) {
        return line.startsWith("= ") || line.startsWith("! ") || line.startsWith("DETAIL: ")
                || line.startsWith("HINT: ");
    }

    private static List<String> lines(String script) throws IOException {
        try (InputStream in = ExpressionScriptTest.class.getResourceAsStream("/rows/" + script + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    private static String answer(String text) {
        try {
            Expression expression = MiniSql.bind(text, CONTEXT);
            Object value = Program.compile(expression).evaluate(new Object[0], new Object[0], CONTEXT);
            Type type = expression.type().type();
            return "\n= " + type.sqlName() + ": "
                    + (value == null ? "\\N" : DatumText.write(type, value, CONTEXT.textSettings()));
        } catch (StatementError error) {
            return "\n! " + error.state().code() + ": " + error.getMessage()
                    + (error.detail() == null ? "" : "\nDETAIL: " + error.detail())
                    + (error.hint() == null ? "" : "\nHINT: " + error.hint());
        }
    }
}
