package io.phantomdb.simulator.check.edn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EdnReaderTest {
    private static String read(String text) {
        return EdnReader.readAll(text).toString();
    }

    @Test
    void valuesAreWrittenAsTheyWereRead() {
        for (String value : List.of("nil", "true", "-12", ":ok", ":a/b", "sym", "1.5", "\\a", "\\newline",
                "\"a \\\"b\\\\ \\n\"", "[]",
                "[1 [2 nil]]", "{:a 1, :b {}}", "#{1 2}")) {
            assertEquals("[" + value + "]", read(value));
        }
    }

    @Test
    void whatClojureAddsIsSkipped() {
        assertEquals("[{:index 0, :type :ok}]", read("#jepsen.history.Op{:index 0, :type :ok}"));
        assertEquals("[[1 3]]", read("(1, #_ [2 :gone] 3) ; the end"));
        assertEquals("[5, \"2026\"]", read("5N #inst \"2026\""));
    }

    @Test
    void whatIsBrokenIsRefusedWithItsLine() {
        for (String broken : List.of("\n[1", "\n]", "\n{:a}", "\n\"a", "\n\"\\q\"", "\n#_")) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> EdnReader.readAll(broken));
            assertTrue(refused.getMessage().startsWith("line 2: "),
                    broken + " is answered with " + refused.getMessage());
        }
    }
}
