package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.seed.Run;
import io.phantomdb.simulator.seed.RunResult;
import io.phantomdb.simulator.seed.SeedRun;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What campaigns print, on runs that are wrong on purpose. */
final class ReportTest {
    private static Said said(Run.Source source, StopRequest stop, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new SimMain(source, PlantedRuns.class, stop, Said.stream(out), Said.stream(err)).run(List.of(
                arguments));
        return new Said(status, Said.text(out), Said.text(err));
    }

    private static Said said(String... arguments) {
        return said(PlantedRuns::new, new StopRequest(), arguments);
    }

    @Test
    void theFirstFailureEndsACampaignAndSaysHowToSeeItAgain() {
        Said said = said("--seeds", "1..30", "--jobs", "1");
        assertEquals(1, said.status());
        assertTrue(said.out().contains("FAILED seed 3: planted: seeds that three divides are wrong (at 0.060"), said
                .out());
        assertTrue(said.out().contains("repeat: ./phantomdb sim --seed 3\n"), said.out());
        assertTrue(said.out().contains("look:   ./phantomdb sim --seed 3 --trace run.html\n"), said.out());
        assertTrue(said.out().contains("\n3 runs, "), said.out());
    }

    @Test
    void aCampaignGoesOnIfItIsToldTo() {
        Said said = said("--seeds", "1..10", "--jobs", "1", "--keep-going", "--workload", "raft");
        assertEquals(1, said.status());
        assertTrue(said.out().contains("\n10 runs, "), said.out());
        assertTrue(said.out().contains("""
                3 seeds failed:
                    ./phantomdb sim --seed 3 --workload raft
                    ./phantomdb sim --seed 6 --workload raft
                    ./phantomdb sim --seed 9 --workload raft
                """), said.out());
    }

    @Test
    void whatNoRunReachedIsListed() {
        Said said = said("--seeds", "1..2", "--workload", "raft");
        assertTrue(said.out().contains("probes: 0 of 33 rare branches were taken; not reached:\n"), said.out());
        assertTrue(said.out().contains("    raft.conflict-cut-off                      entries gave way to what"), said
                .out());
        assertFalse(said.out().contains("session."), said.out());
    }

    @Test
    void aStopAbandonsWhatIsUnderWayAndStillSumsUp() {
        StopRequest stop = new StopRequest();
        Run.Source stoppingInTheSecond = (seed, choices, observer) -> new Run() {
            private final Run run = new SeedRun(seed, choices, observer);

            @Override
            public RunResult run() {
                if (seed == 2) {
                    stop.ask();
                }
                return run.run();
            }

            @Override
            public Language language() {
                return run.language();
            }

            @Override
            public HistoryEdn history() {
                return run.history();
            }

            @Override
            public void abandon() {
                run.abandon();
            }

            @Override
            public boolean isAbandoned() {
                return run.isAbandoned();
            }
        };
        Said said = said(stoppingInTheSecond, stop, "--seeds", "1..1000", "--jobs", "1", "--workload", "raft");
        assertEquals(0, said.status());
        assertTrue(said.out().startsWith("1 runs, "), said.out());
        assertTrue(said.out().endsWith("stopped on request" + System.lineSeparator()), said.out());
    }

    @Test
    void theFirstEventThatDiffersIsShownWithItsSurroundings() {
        Said said = said("--seeds", "4..5", "--jobs", "1", "--twice");
        assertEquals(1, said.status());
        List<String> lines = said.out().lines().toList();
        int first = lines
                .indexOf(lines.stream().filter(line -> line.startsWith("the first event that differs is event"))
                        .findFirst().orElseThrow(() -> new AssertionError(said.out())));
        assertTrue(lines.get(first - 1).startsWith("FAILED seed 5: digest "), said.out());
        assertTrue(lines.get(first + 5).matches("    both  .* n1 +planted +turn " + (PlantedRuns.CHANCE_AT - 1)), said
                .out());
        assertTrue(lines.get(first + 6).matches(" => here  .* n1 +planted +an identity hash: \\d+"), said.out());
        assertTrue(lines.get(first + 7).matches("    here  .* turn " + (PlantedRuns.CHANCE_AT + 1)), said.out());
        assertTrue(lines.get(first + 10).matches(" => there .* n1 +planted +an identity hash: \\d+"), said.out());
        assertEquals("repeat: ./phantomdb sim --seed 5 --twice", lines.getLast());
    }

    @Test
    void seedsThatAreTheSameTwiceAgree() {
        Said said = said("--seeds", "1..2", "--jobs", "2", "--twice");
        assertEquals(0, said.status());
        assertTrue(said.out().contains("2 seeds ran twice, once perturbed: all digests agree"), said.out());
    }
}
