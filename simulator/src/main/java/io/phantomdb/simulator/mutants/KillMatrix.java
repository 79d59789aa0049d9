package io.phantomdb.simulator.mutants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The matrix of {@code docs/mutants.md}: a row a mutant, kept as text. What was hunted now replaces its row, what was not
 * keeps the one it had.
 */
final class KillMatrix {
    private static final String TITLE = "| id | bug | found by | seeds | median | seconds |";
    private static final String RULE = "|---|---|---|---|---|---|";

    private final TreeMap<String, String> rows = new TreeMap<>();

    /** With the rows of an earlier document that are about these mutants; it may be empty. */
    KillMatrix(List<String> document, List<Mutant> mutants) {
        for (String line : document) {
            for (Mutant mutant : mutants) {
                if (line.startsWith("| " + mutant.id() + " | " + mutant.name() + " |")) {
                    rows.put(mutant.id(), line);
                }
            }
        }
    }

    void put(Mutant mutant, List<Hunt> hunts) {
        List<String> seeds = new ArrayList<>();
        List<String> seconds = new ArrayList<>();
        LinkedHashSet<String> finders = new LinkedHashSet<>();
        for (Hunt hunt : hunts) {
            finders.add(hunt.isKill() ? hunt.finder() : mutant.isControl() ? "nothing" : "**nothing**");
            seeds.add(hunt.isKill() ? "" + hunt.seeds() : "> " + hunt.seeds());
            seconds.add(String.format(Locale.ROOT, "%.1f", hunt.millis() / 1e3));
        }
        rows.put(mutant.id(), String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s |", mutant.id(), mutant.name(),
                String.join(", ", finders), String.join(", ", seeds), mutant.isControl() ? "" : median(hunts), String
                        .join(", ", seconds)));
    }

    /** The middle one; what was not found took longer than anything. */
    private static String median(List<Hunt> hunts) {
        long[] sorted = hunts.stream().mapToLong(hunt -> hunt.isKill() ? hunt.seeds() : Long.MAX_VALUE).sorted()
                .toArray();
        long middle = sorted[(sorted.length - 1) / 2];
        return middle == Long.MAX_VALUE ? "not found" : "" + middle;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(TITLE, RULE));
        lines.addAll(rows.values());
        return lines;
    }
}
