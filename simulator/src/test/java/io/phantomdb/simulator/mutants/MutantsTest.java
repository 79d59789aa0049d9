package io.phantomdb.simulator.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue against the sources as they are, and a few bugs a day against the simulator as it is. */
class MutantsTest {
    private static final String ROOT = "..";
    private static final int SEEDS_MAX = 60;
    /** Other schedules, as any change of the sources makes them, may need so many times more seeds. */
    private static final int MARGIN = 8;

    private record Said(int status, String text) {}

    private static Said mutants(String... arguments) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--root";
        all[arguments.length + 1] = ROOT;
        int status = MutantsMain.run(List.of(all), new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8);
        System.out.print(text);
        return new Said(status, text);
    }

    /** The catalogue must not rot: every change still finds its place in the sources, and is still Java. */
    @Test
    void everyChangeFitsAndCompiles() throws IOException {
        Said said = mutants("--check");
        assertEquals(0, said.status(), said.text());
    }

    /** Five other bugs each day. What the matrix says is found well within the bound is found again; the rest may survive it. */
    @Test
    void bugsOfTheDayAreHunted() throws IOException {
        Said said = mutants("--rotate", "today", "--seeds-max", "" + SEEDS_MAX, "--seconds-max", "40");
        assertTrue(said.text().contains(" of 5 as expected"), said.text());
        for (String line : said.text().lines().filter(each -> each.endsWith("NOT AS EXPECTED")).toList()) {
            String id = line.substring(0, line.indexOf(' '));
            assertFalse(isFoundWithinBound(id), () -> id + " is not found any more: " + said.text());
        }
    }

    private static boolean isFoundWithinBound(String id) throws IOException {
        return Files.readAllLines(Path.of(ROOT, "docs", "mutants.md")).stream().map(line -> line.split(" \\| "))
                .anyMatch(
                        row -> row.length == 6 && row[0].equals("| " + id) && row[4].matches("[0-9]{1,6}")
                                && Integer.parseInt(row[4]) * MARGIN <= SEEDS_MAX);
    }

    @Test
    void anUnknownBugIsSaidSo() throws IOException {
        Said said = mutants("--only", "R01,R99");
        assertEquals(2, said.status());
        assertTrue(said.text().startsWith("there is no planted bug called R99; there are C0, "), said.text());
    }

    @Test
    void helpIsNoMistake() throws IOException {
        Said said = mutants("--help");
        assertEquals(0, said.status());
        assertEquals(MutantsOptions.USAGE, said.text().strip());
    }

    @Test
    void aWrongCommandLineIsSaidSo() throws IOException {
        assertEquals(2, mutants("--starts", "none").status());
        assertTrue(mutants("--starts", "none").text().startsWith("--starts needs a number above 0, not none"));
        assertTrue(mutants("--nonsense", "x").text().startsWith("there is no option --nonsense"));
    }
}
