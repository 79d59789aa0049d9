package io.phantomdb.simulator.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillMatrixTest {
    private static final Mutant BUG = new Mutant("R01", "a-bug", "why", List.of("--workload", "raft"), 10, false, List
            .of());
    private static final Mutant CONTROL = new Mutant("C0", "a-control", "why", List.of("--workload", "raft"), 10, true,
            List.of());

    private static Hunt kill(int seeds) {
        return new Hunt(1, seeds, 1_500, "invariant OneLeaderPerTerm", "two leaders");
    }

    private static final Hunt SURVIVED = new Hunt(1, 10, 9_000, "", "");

    @Test
    void aRowSaysWhoFoundItAndHowFast() {
        KillMatrix matrix = new KillMatrix(List.of(), List.of(BUG));
        matrix.put(BUG, List.of(kill(7), kill(3), kill(5)));
        assertEquals("| R01 | a-bug | invariant OneLeaderPerTerm | 7, 3, 5 | 5 | 1.5, 1.5, 1.5 |", matrix.lines()
                .getLast());
    }

    @Test
    void whatSurvivesStandsOut() {
        KillMatrix matrix = new KillMatrix(List.of(), List.of(BUG));
        matrix.put(BUG, List.of(SURVIVED, kill(3), SURVIVED));
        assertEquals(
                "| R01 | a-bug | **nothing**, invariant OneLeaderPerTerm | > 10, 3, > 10 | not found | 9.0, 1.5, 9.0 |",
                matrix.lines().getLast());
    }

    @Test
    void otherRowsStayAndThoseOfNobodyGo() {
        List<String> before = List.of("| C0 | a-control | nothing | > 10 |  | 9.0 |", "| R01 | a-bug | old |",
                "| R02 | gone | x |");
        KillMatrix matrix = new KillMatrix(before, List.of(BUG, CONTROL));
        matrix.put(BUG, List.of(kill(2)));
        assertEquals(List.of(before.getFirst(), "| R01 | a-bug | invariant OneLeaderPerTerm | 2 | 2 | 1.5 |"), matrix
                .lines().subList(2, 4));
        assertEquals(4, matrix.lines().size());
    }

    @Test
    void everyBugHasItsDay() {
        List<Mutant> seven = List.of("1", "2", "3", "4", "5", "6", "7").stream().map(id -> new Mutant(id, "n" + id,
                "why", List.of("--workload"), 1, false, List.of())).toList();
        assertEquals(List.of("6", "7", "1", "2", "3"),
                Catalogue.rotating(seven, 1, 5).stream().map(Mutant::id).toList());
        assertEquals(List.of("1", "2", "3", "4", "5"),
                Catalogue.rotating(seven, 0, 5).stream().map(Mutant::id).toList());
    }
}
