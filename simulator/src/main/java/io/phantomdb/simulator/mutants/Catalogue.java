package io.phantomdb.simulator.mutants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All planted bugs and controls of the repository, by id, and who is asked for by name. */
final class Catalogue {
    private static final String DIRECTORY = "simulator/src/main/mutants";
    private static final String ENDING = ".mutant";

    private Catalogue() {}

    /** Throws {@link IllegalArgumentException} for a file that is no mutant. */
    static List<Mutant> load(Path root) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(DIRECTORY))) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
                mutants.add(MutantFile.parse(file.getFileName().toString(), Files.readAllLines(file,
                        StandardCharsets.UTF_8)));
            }
        }
        mutants.sort(Comparator.comparing(Mutant::id));
        return mutants;
    }

    /** What stands beside the mutants as prose: the rows of the catalogue that cannot be planted, and why. */
    static String notPlanted(Path root) throws IOException {
        return Files.readString(root.resolve(DIRECTORY).resolve("not-planted.md"), StandardCharsets.UTF_8);
    }

    /** Those of these ids or names, all if there are none; throws {@link IllegalArgumentException} for one that nobody has. */
    static List<Mutant> called(List<Mutant> mutants, List<String> idsOrNames) {
        for (String asked : idsOrNames) {
            if (mutants.stream().noneMatch(mutant -> mutant.isCalled(asked))) {
                throw new IllegalArgumentException("there is no planted bug called " + asked + "; there are "
                        + String.join(", ", mutants.stream().map(Mutant::id).toList()));
            }
        }
        return idsOrNames.isEmpty()
                ? mutants
                : mutants.stream().filter(mutant -> idsOrNames.stream().anyMatch(mutant::isCalled)).toList();
    }

    /** A few bugs, other ones each day, all of them once in so many days as it takes. */
    static List<Mutant> rotating(List<Mutant> mutants, long day, int count) {
        List<Mutant> bugs = mutants.stream().filter(mutant -> !mutant.isControl()).toList();
        List<Mutant> drawn = new ArrayList<>();
        for (int at = 0; at < Math.min(count, bugs.size()); at++) {
            drawn.add(bugs.get((int) Math.floorMod(day * count + at, bugs.size())));
        }
        return drawn;
    }
}
