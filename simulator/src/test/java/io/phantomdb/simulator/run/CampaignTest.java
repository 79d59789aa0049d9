package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Simulated clusters as part of the build: always the same few seeds, so that what was once mended stays so, and then
 * seeds that nobody has seen before, for as long as there is time. A failure names its seed and the command that repeats
 * it, on any day.
 *
 * <p>{@code -Dphantomdb.sim.minutes=60} makes a longer campaign; {@code -Dphantomdb.sim.first=N} begins at that seed
 * instead of the day's first.
 */
final class CampaignTest {
    private static final String MINUTES = "phantomdb.sim.minutes";
    private static final String FIRST = "phantomdb.sim.first";
    private static final String MINUTES_OF_A_BUILD = "2";
    /** More than any day can run, so that no two days share a seed. */
    private static final long SEEDS_PER_DAY = 1_000_000;
    private static final int NOTHING_FOUND = 0;

    @Test
    void theFirstSeedsFindNothing() {
        String said = simulate("--seeds", "1..10");
        assertTrue(said.startsWith("10 runs, "), said);
    }

    @Test
    void seedsOfTheDayFindNothing() {
        long first = Long.getLong(FIRST, LocalDate.now(ZoneOffset.UTC).toEpochDay() * SEEDS_PER_DAY);
        simulate("--seeds", first + "..", "--minutes", System.getProperty(MINUTES, MINUTES_OF_A_BUILD));
    }

    @Test
    void aSeedIsTheSameRunInAProcessThatDiffersInAllThatMustNotMatter() {
        String said = simulate("--seeds", "11..13", "--twice");
        assertTrue(said.contains("3 seeds ran twice, once perturbed: all digests agree"), said);
    }

    /** What the command line prints for these arguments; fails with it if anything was found. */
    private static String simulate(String... arguments) {
        List<String> command = List.of(arguments);
        System.out.println("./phantomdb sim " + String.join(" ", command));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int status = SimMain.run(command, out);
        String said = printed.toString(StandardCharsets.UTF_8);
        System.out.print(said);
        assertEquals(NOTHING_FOUND, status, said);
        return said;
    }
}
