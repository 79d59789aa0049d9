package io.phantomdb.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedRunTest {
    @TempDir
    private Path directory;

    @Test
    void aRunBecomesAPage() throws IOException {
        Path page = directory.resolve("run.html");
        Said said = Said.by("--seed", "1", "--workload", "raft", "--trace", page.toString());
        assertEquals(0, said.status(), said.out());
        assertTrue(said.out().contains("the run is shown in " + page), said.out());
        String text = Files.readString(page);
        assertTrue(text.startsWith("<!doctype html>") && text.contains("\"failure\":null"), "a page");
        assertTrue(text.contains("./phantomdb sim --seed 1 --workload raft"), "the command");
    }

    @Test
    void aFailureIsShownAndIsTheStatus() throws IOException {
        Path page = directory.resolve("run.html");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = new SimMain(PlantedRuns::new, PlantedRuns.class, new StopRequest(), Said.stream(out), Said.stream(
                out)).run(List.of("--seed", "3", "--trace", page.toString()));
        assertEquals(1, status);
        assertTrue(Said.text(out).contains("FAILED seed 3: planted"), Said.text(out));
        assertTrue(Files.readString(page).contains("\"what\":\"seeds that three divides are wrong\""));
    }

    @Test
    void whatItsClientsSawIsWritten() throws IOException {
        Path history = directory.resolve("run.edn");
        Said said = Said.by("--seed", "1", "--workload", "raft", "--history", history.toString());
        assertEquals(0, said.status(), said.out());
        assertTrue(said.out().contains("what its clients saw is in " + history), said.out());
        List<String> lines = Files.readAllLines(history);
        assertTrue(lines.size() > 100, lines.size() + " lines");
        assertTrue(lines.getFirst().contains(":type :invoke"), lines.getFirst());
    }

    @Test
    void aPageThatCannotBeWrittenIsSaidBeforeTheRun() {
        Path nowhere = directory.resolve("no/such/run.html");
        Said said = Said.by("--seed", "1", "--trace", nowhere.toString());
        assertEquals(new Said(2, "", "sim: " + nowhere
                + " cannot be written: there is no such file or directory" + System.lineSeparator()), said);
        Said isDirectory = Said.by("--seed", "1", "--trace", directory.toString());
        assertEquals(2, isDirectory.status());
        assertEquals("sim: " + directory + " cannot be written: is a directory" + System.lineSeparator(),
                isDirectory.err());
        assertFalse(isDirectory.err().contains("Exception"));
    }
}
