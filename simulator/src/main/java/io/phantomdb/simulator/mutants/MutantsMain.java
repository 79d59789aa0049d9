package io.phantomdb.simulator.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Plants each bug, runs seeds until it is found, and prints the kill matrix. Run from the root of the repository, on the
 * class path of a build of the same sources.
 */
public final class MutantsMain {
    static final String DIRECTORY = "simulator/src/main/mutants";
    private static final String USAGE = """
            mutants                      all planted bugs and controls
                --only ID,...            some of them
                --seeds-max N            fewer seeds than they ask for
                --root DIR               where the repository is (default: here)
            exit status: 0 every bug was found and no control, 1 otherwise, 2 a wrong command line""";

    private final PrintStream out;
    private Path root = Path.of("");
    private List<String> only = List.of();
    private int seedsMax = Integer.MAX_VALUE;

    private MutantsMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        MutantsMain mutants = new MutantsMain(out);
        try {
            mutants.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(USAGE);
            System.exit(2);
        }
        System.exit(mutants.run() ? 0 : 1);
    }

    private void parse(String[] arguments) {
        for (int index = 0; index < arguments.length; index += 2) {
            if (index + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[index] + " needs a value");
            }
            String value = arguments[index + 1];
            switch (arguments[index]) {
                case "--only" -> only = List.of(value.split(","));
                case "--seeds-max" -> seedsMax = Integer.parseInt(value);
                case "--root" -> root = Path.of(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments[index]);
            }
        }
    }

    private boolean run() throws IOException {
        List<Mutant> mutants = load(root);
        mutants.removeIf(mutant -> !only.isEmpty() && !only.contains(mutant.id()));
        if (mutants.isEmpty()) {
            out.println("there are no such mutants in " + root.resolve(DIRECTORY));
            return false;
        }
        Path directory = Files.createTempDirectory("phantomdb-mutants");
        try {
            return runAll(mutants, directory);
        } finally {
            delete(directory);
        }
    }

    private boolean runAll(List<Mutant> mutants, Path directory) {
        out.printf(Locale.ROOT, "%-6s %-28s %-9s %s%n", "id", "bug", "", "found by");
        int asExpected = 0;
        for (Mutant mutant : mutants) {
            MutantRun.Outcome outcome = MutantRun.run(mutant, new Overlay(root), directory.resolve(mutant.id()),
                    seedsMax);
            String status = outcome.finding() == null ? "alive" : "killed";
            String what = outcome.finding() == null ? outcome.summary() : outcome.finding();
            out.printf(Locale.ROOT, "%-6s %-28s %-9s %s%s%n", mutant.id(), mutant.name(), status, outcome.isAsExpected()
                    ? ""
                    : "NOT AS EXPECTED: ", what);
            asExpected += outcome.isAsExpected() ? 1 : 0;
        }
        out.printf(Locale.ROOT, "%d of %d as expected%n", asExpected, mutants.size());
        return asExpected == mutants.size();
    }

    /** All mutants of the repository, by id. */
    static List<Mutant> load(Path root) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(DIRECTORY))) {
            for (Path file : files.sorted().toList()) {
                mutants.add(MutantFile.parse(file.getFileName().toString(), Files.readAllLines(file,
                        StandardCharsets.UTF_8)));
            }
        }
        mutants.sort(Comparator.comparing(Mutant::id));
        return mutants;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            Path[] deepestFirst = files.toArray(Path[]::new);
            Arrays.sort(deepestFirst, Comparator.reverseOrder());
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
