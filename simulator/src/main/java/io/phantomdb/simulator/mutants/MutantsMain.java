package io.phantomdb.simulator.mutants;

import io.phantomdb.simulator.mutants.Hunter.Effort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Plants each bug, hunts it, and prints and writes the kill matrix. Run from the root of the repository, on the class path
 * of a build of the same sources.
 */
public final class MutantsMain {
    private static final int ROTATING = 5;
    /** Starts lie so far apart that their seeds never meet. */
    private static final long SEEDS_PER_START = 1_000_000;

    private final PrintStream out;
    private final MutantsOptions options;
    private final List<Mutant> all;

    MutantsMain(MutantsOptions options, PrintStream out) throws IOException {
        this.options = options;
        this.out = out;
        this.all = Catalogue.load(options.root());
    }

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** The exit status. */
    static int run(List<String> arguments, PrintStream out) throws IOException {
        if (arguments.contains("--help")) {
            out.println(MutantsOptions.USAGE);
            return 0;
        }
        try {
            MutantsMain mutants = new MutantsMain(MutantsOptions.parse(arguments), out);
            return mutants.run() ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(MutantsOptions.USAGE);
            return 2;
        }
    }

    private boolean run() throws IOException {
        List<Mutant> mutants = Catalogue.called(all, options.only());
        if (options.isRotating()) {
            mutants = Catalogue.rotating(mutants, options.rotationDay(), ROTATING);
        }
        Path directory = Files.createTempDirectory("phantomdb-mutants");
        try (Overlay overlay = new Overlay(options.root(), System.getProperty("java.class.path"))) {
            return options.isCheckOnly() ? check(mutants, overlay, directory) : hunt(mutants, overlay, directory);
        } finally {
            delete(directory);
        }
    }

    private boolean check(List<Mutant> mutants, Overlay overlay, Path directory) {
        int wrong = 0;
        for (Mutant mutant : mutants) {
            try {
                overlay.build(mutant, directory.resolve(mutant.id()));
            } catch (IllegalStateException misfit) {
                out.println(misfit.getMessage());
                wrong++;
            }
        }
        out.printf(Locale.ROOT, "%d of %d fit the sources and compile%n", mutants.size() - wrong, mutants.size());
        return wrong == 0;
    }

    private boolean hunt(List<Mutant> mutants, Overlay overlay, Path directory) throws IOException {
        int asExpected = 0;
        for (Mutant mutant : mutants) {
            Path place = directory.resolve(mutant.id());
            List<Hunt> hunts = Hunter.hunt(mutant, overlay.build(mutant, place), place, effort(mutant));
            for (Hunt hunt : hunts) {
                out.printf(Locale.ROOT, "%-6s %-28s %s%n", mutant.id(), mutant.name(), hunt.describe());
            }
            boolean isAsExpected = hunts.stream().allMatch(hunt -> hunt.isKill() != mutant.isControl());
            if (!isAsExpected) {
                out.printf(Locale.ROOT, "%-6s %-28s NOT AS EXPECTED%n", mutant.id(), mutant.name());
            }
            asExpected += isAsExpected ? 1 : 0;
            if (!options.isRotating()) {
                write(mutant, hunts);
            }
        }
        out.printf(Locale.ROOT, "%d of %d as expected%n", asExpected, mutants.size());
        return asExpected == mutants.size();
    }

    private Effort effort(Mutant mutant) {
        List<Long> starts = LongStream.range(0, mutant.isControl() ? 1 : options.starts()).map(
                start -> start * SEEDS_PER_START + 1).boxed().toList();
        return new Effort(starts, Math.min(options.seedsMax(), mutant.seeds()), options.secondsMax());
    }

    /** After each mutant, so that a long hunt that is broken off has not been for nothing. */
    private void write(Mutant mutant, List<Hunt> hunts) throws IOException {
        Path file = options.root().resolve(MutantsDocument.FILE);
        List<String> before = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        KillMatrix matrix = new KillMatrix(before, all);
        matrix.put(mutant, hunts);
        Files.writeString(file, MutantsDocument.of(all, matrix, Catalogue.notPlanted(options.root())),
                StandardCharsets.UTF_8);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            Path[] deepestFirst = files.toArray(Path[]::new);
            Arrays.sort(deepestFirst, java.util.Comparator.reverseOrder());
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
