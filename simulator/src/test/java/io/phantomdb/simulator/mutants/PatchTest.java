package io.phantomdb.simulator.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PatchTest {
    private static final Path REPOSITORY = Path.of("..");

    private static String changed(String source, String search, String replace) {
        return new Patch("File.java", search, replace).apply(source, "X1");
    }

    @Test
    void linesMayBeBrokenDifferently() {
        assertEquals("before; two(); after;", changed("before; one(first,\n        second\n    .third()); after;",
                "one(first, second.third());", "two();"));
    }

    @Test
    void nothingElseMayDiffer() {
        assertThrows(IllegalStateException.class, () -> changed("one(first);", "one(second);", "two();"));
        assertThrows(IllegalStateException.class, () -> changed("one(firstAndMore);", "one(first);", "two();"));
    }

    @Test
    void theTextIsThereOnce() {
        assertThrows(IllegalStateException.class, () -> changed("one(); one();", "one();", "two();"));
    }

    @Test
    void aMisfitIsOneSentence() {
        Exception misfit = assertThrows(IllegalStateException.class, () -> changed("one();", "two(\n    three);", ""));
        assertEquals(
                "mutant X1 does not fit File.java: the text that it replaces is not there (any more): two( three);",
                misfit.getMessage());
    }

    @Test
    void aFileThatSaysTooLittleIsRefused() {
        assertEquals("mutant file x.mutant, line 2: the file ends without saying its expect", refusal("id: X1",
                "name: x"));
        assertEquals("mutant file x.mutant, line 1: neither a field nor part of a patch: nonsense", refusal(
                "nonsense"));
        assertEquals("mutant file x.mutant, line 1: a search comes before it is said in which file", refusal(
                "search:"));
        assertEquals("mutant file x.mutant, line 1: expect is found or nothing, not luck", refusal("expect: luck"));
    }

    private static String refusal(String... lines) {
        return assertThrows(IllegalArgumentException.class, () -> MutantFile.parse("x.mutant", List.of(lines)))
                .getMessage();
    }

    /** The catalogue must not rot: every change still finds its place in the sources as they are. */
    @Test
    void everyMutantStillFits() throws IOException {
        List<Mutant> mutants = Catalogue.load(REPOSITORY);
        TreeSet<String> ids = new TreeSet<>();
        for (Mutant mutant : mutants) {
            assertTrue(ids.add(mutant.id()), mutant.id() + " is there twice");
            for (Patch patch : mutant.patches()) {
                String source = Files.readString(REPOSITORY.resolve(patch.file()), StandardCharsets.UTF_8);
                assertFalse(patch.apply(source, mutant.id()).equals(source), mutant.id() + " changes nothing");
            }
        }
        assertTrue(mutants.stream().filter(Mutant::isControl).count() >= 2, "without controls a kill proves nothing");
    }
}
