package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.seed.Workloads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimOptionsTest {
    private static SimOptions parse(String... arguments) {
        return SimOptions.parse(List.of(arguments), 2);
    }

    @Test
    void oneSeedIsShownAsATable() {
        SimOptions options = parse("--seed", "7");
        assertTrue(options.isTable() && options.isSingle());
        assertEquals(Workloads.SQL_NAMES, options.choices().workloads());
        assertFalse(parse("--seed", "7", "--quiet").isTable());
    }

    @Test
    void rangesMayBeOpen() {
        assertEquals(20, parse("--seeds", "10..20").lastSeed());
        assertEquals(Long.MAX_VALUE, parse("--seeds", "10..", "--minutes", "0.5").lastSeed());
        assertEquals(Long.MAX_VALUE, parse("--minutes", "1").lastSeed());
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
    void whatMakesNoSenseIsRefusedWithAStatusOfItsOwn() {
        for (String[] wrong : new String[][]{{"--seed"}, {"--seed", "x"}, {"--seeds", "5..1"}, {"--workload", "nope"}, {
                "--faults", "nope"}, {"--nope"}}) {
            assertThrows(IllegalArgumentException.class, () -> parse(wrong));
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertEquals(2, SimMain.run(List.of("--nope"), new PrintStream(printed, true, StandardCharsets.UTF_8)));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("--nope"));
    }

    @Test
    void raftAloneRunsFindNothingAndAreTheSameTwice() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertEquals(0, SimMain.run(List.of("--seeds", "1..20", "--workload", "raft", "--digests"), out));
        String first = sorted(printed);
        printed.reset();
        assertEquals(0,
                SimMain.run(List.of("--seeds", "1..20", "--workload", "raft", "--digests", "--jobs", "1"), out));
        assertEquals(first, sorted(printed));
    }

    private static String sorted(ByteArrayOutputStream printed) {
        return String.join("\n", printed.toString(StandardCharsets.UTF_8).lines().sorted().toList());
    }
}
