package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.phantomdb.simulator.seed.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedFileTest {
    private static void refuses(String sentence, String text) {
        assertEquals(sentence, assertThrows(WrongInput.class, () -> SeedFile.parse("list", text)).getMessage());
    }

    @Test
    void aLineIsARun() {
        List<PlannedSeed> seeds = SeedFile.parse("list", """
                # what once failed

                7041 --workload bank --faults network   # 2026-07-14: a transfer was lost
                8 # 2026-07-15: two leaders
                """);
        assertEquals(List.of("7041 --workload bank --faults network", "8"), seeds.stream().map(PlannedSeed::arguments)
                .toList());
        assertEquals("./phantomdb sim --seed 7041 --workload bank --faults network", seeds.getFirst().command());
    }

    @Test
    void whatIsNoListIsRefusedByItsLine() {
        refuses("list:1: a seed needs a comment that says when and why it failed: 7", "7\n");
        refuses("list:2: a seed needs a comment that says when and why it failed: 8 #", "7 # why\n8 #\n");
        refuses("list:1: a line begins with a seed, a number, not with <html>", "<html> # page\n");
        refuses("list:1: there is no workload banks; there are " + Workloads.NAMES,
                "7 --workload banks # why\n");
        refuses("list:1: --minutes is not an option of a single run", "7 --minutes 1 # why\n");
        refuses("list:1: --workload needs a value", "7 --workload # why\n");
        refuses("list:2: the last line does not end; is the file cut off?", "7 # why\n8 # wh");
    }

    @Test
    void aListThatCannotBeReadIsRefused(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing");
        assertEquals(new Said(2, "", "sim: the list of seeds " + missing
                + " cannot be read: there is no such file or directory" + System.lineSeparator()), Said.by("--seeds-of",
                        missing.toString()));
        assertTrue(Said.by("--seeds-of", directory.toString()).err().contains("cannot be read: is a directory"));
        Path foreign = Files.write(directory.resolve("foreign"), new byte[]{(byte) 0xCA, (byte) 0xFE, 10});
        assertEquals("sim: " + foreign + " is no list of seeds: it is not text in UTF-8" + System.lineSeparator(), Said
                .by("--seeds-of", foreign.toString()).err());
    }

    @Test
    void theListOfThisRepositoryCanBeRead() {
        SeedFile.kept().forEach(planned -> assertTrue(planned.command().startsWith("./phantomdb sim --seed ")));
    }

    @Test
    void campaignsRunAList(@TempDir Path directory) throws IOException {
        Path list = Files.writeString(directory.resolve("list"), "3 --workload raft # why\n9 --workload raft # why\n");
        Said said = Said.by("--seeds-of", list.toString(), "--digests", "--jobs", "1");
        assertEquals(List.of("3 --workload raft", "9 --workload raft"), said.out().lines().map(line -> line.split(" ",
                3)[2]).toList());
        assertEquals(0, said.status());
    }
}
