package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.seed.Workloads;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimOptionsTest {
    private static SimOptions parse(String... arguments) {
        return SimOptions.parse(List.of(arguments), 2);
    }

    private static void refuses(String sentence, String... arguments) {
        assertEquals(sentence, assertThrows(WrongInput.class, () -> parse(arguments)).getMessage());
        Said said = Said.by(arguments);
        assertEquals(2, said.status());
        assertEquals("sim: " + sentence + System.lineSeparator(), said.err());
        assertEquals("", said.out());
    }

    @Test
    void oneSeedIsShownAsATable() {
        SimOptions options = parse("--seed", "7");
        assertTrue(options.isTable() && options.isSingle());
        assertEquals(Workloads.SQL_NAMES, options.choices().workloads());
        assertFalse(parse("--seed", "7", "--quiet").isTable());
        assertFalse(parse("--seed", "7", "--trace", "run.html").isTable());
    }

    @Test
    void rangesMayBeOpen() {
        assertEquals(20, parse("--seeds", "10..20").lastSeed());
        assertEquals(Long.MAX_VALUE, parse("--seeds", "10..", "--minutes", "0.5").lastSeed());
        assertEquals(Long.MAX_VALUE, parse("--minutes", "1").lastSeed());
        assertEquals(200, parse("--minutes", "1", "--seeds", "101..200").lastSeed());
    }

    @Test
    void theChoicesRepeatThemselves() {
        SimOptions options = parse("--seed", "1", "--workload", "bank,raft", "--faults", "disk,network");
        assertEquals(EnumSet.of(FaultKind.NETWORK, FaultKind.DISK), options.choices().faults());
        assertEquals(" --workload bank,raft --faults network,disk", options.choices().arguments());
        assertEquals("", parse("--seed", "1").choices().arguments());
        assertEquals(" --faults none", parse("--faults", "none").choices().arguments());
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentenceAndWithAStatusOfItsOwn() {
        refuses("there is no option --nope; sim --help lists them", "--nope");
        refuses("--seed needs a value", "--seed");
        refuses("--seed needs a whole number, not x", "--seed", "x");
        refuses("--seed needs a whole number, not 99999999999999999999", "--seed", "99999999999999999999");
        refuses("--seeds needs A..B, not 1..y", "--seeds", "1..y");
        refuses("--seeds 5..1 runs backwards", "--seeds", "5..1");
        refuses("--seed is given twice", "--seed", "1", "--seed", "2");
        refuses("--seed and --seeds exclude each other", "--seed", "1", "--seeds", "1..2");
        refuses("--jobs needs a number from 1 to 1000, not 0", "--jobs", "0");
        refuses("--minutes needs a number of minutes above 0, not -1", "--minutes", "-1");
        refuses("--minutes needs a number of minutes above 0, not NaN", "--minutes", "NaN");
        refuses("--minutes needs a number of minutes above 0, not soon", "--minutes", "soon");
        refuses("--seeds-of and --minutes exclude each other", "--seeds-of", "list", "--minutes", "1");
        refuses("--trace is about one run: it goes with --seed N, and not with --twice", "--seeds", "1..9", "--trace",
                "run.html");
        refuses("--trace is about one run: it goes with --seed N, and not with --twice", "--seed", "1", "--twice",
                "--trace", "run.html");
        refuses("--history is about one run: it goes with --seed N, and not with --twice", "--history", "run.edn");
    }

    @Test
    void unknownNamesAreRefusedWithThoseThatThereAre() {
        refuses("there is no workload nope; there are " + Workloads.NAMES, "--workload", "bank,nope");
        assertTrue(
                Said.by("--faults", "nope").err().startsWith("sim: there is no fault kind nope; there are [network"));
    }

    @Test
    void helpIsNoError() {
        Said said = Said.by("--help");
        assertEquals(0, said.status());
        assertTrue(said.out().contains("sim --seed N"), said.out());
    }
}
