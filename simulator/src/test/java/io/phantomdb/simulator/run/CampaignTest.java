package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Simulated clusters as part of the build: the seeds that once failed, always the same few seeds, and then seeds that
 * nobody has seen before, for as long as there is time. Each runs twice, the second time in a process that differs in all
 * that must not matter. A failure names its seed and the command that repeats it, on any day.
 *
 * <p>{@code -Dphantomdb.sim.minutes=60} makes a longer campaign; {@code -Dphantomdb.sim.first=N} begins at that seed
 * instead of the day's first.
 */
final class CampaignTest {
    private static final String MINUTES = "phantomdb.sim.minutes";
    private static final String FIRST = "phantomdb.sim.first";
    /** Of real time, for the first of the two times. */
    private static final String MINUTES_OF_A_BUILD = "1";
    /** More than any day can run, so that no two days share a seed. */
    private static final long SEEDS_PER_DAY = 1_000_000;
    private static final int NOTHING_FOUND = 0;
    private static final Pattern PROBES = Pattern.compile("probes: (\\d+) of (\\d+) rare branches were taken");
    private static final int PROBES_MIN = 30;

    @Test
    void theFirstSeedsFindNothing() {
        String said = simulate("--seeds", "1..10", "--twice");
        assertTrue(said.contains("10 runs, "), said);
        assertTrue(said.contains("10 seeds ran twice, once perturbed: all digests agree"), said);
        Matcher probes = PROBES.matcher(said);
        assertTrue(probes.find() && Integer.parseInt(probes.group(1)) >= PROBES_MIN, said);
    }

    @Test
    void seedsOfTheDayFindNothing() {
        long first = Long.getLong(FIRST, LocalDate.now(ZoneOffset.UTC).toEpochDay() * SEEDS_PER_DAY);
        String said = simulate("--seeds", first + "..", "--minutes", System.getProperty(MINUTES, MINUTES_OF_A_BUILD),
                "--twice");
        assertTrue(said.contains(" seeds ran twice, once perturbed: all digests agree"), said);
    }

    @Test
    void raftAloneFindsNothing() {
        String said = simulate("--seeds", "1..20", "--workload", "raft", "--twice");
        assertTrue(said.contains("20 seeds ran twice, once perturbed: all digests agree"), said);
    }

    /** What the command line prints for these arguments; fails with it if anything was found. */
    private static String simulate(String... arguments) {
        System.out.println("./phantomdb sim " + String.join(" ", List.of(arguments)));
        Said said = Said.by(arguments);
        System.out.print(said.out());
        assertEquals(NOTHING_FOUND, said.status(), said.out() + said.err());
        return said.out();
    }
}
