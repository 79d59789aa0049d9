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
    void aFileThatSaysTooLittleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> MutantFile.parse("x.mutant", List.of("id: X1", "name: x")));
        assertThrows(IllegalArgumentException.class, () -> MutantFile.parse("x.mutant", List.of("nonsense")));
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
