package io.phantomdb.simulator.mutants;

import java.util.List;

/** {@code docs/mutants.md}: what is planted, by what it is found, and what cannot be planted. */
final class MutantsDocument {
    static final String FILE = "docs/mutants.md";

    private static final String INTRODUCTION = """
            # Planted bugs

            Each of these mistakes was really made somewhere, or is what happens when a rule of the transaction protocol is left
            out. `./phantomdb mutants` plants them one at a time, beside the code and never in it, and runs seeds until the
            simulator notices; this page is what it wrote. A bug that stays alive is a hole in the simulator. `--only R01` hunts
            one again and replaces its row.

            Seeds are counted from the start of a hunt up to the one that found the bug, for each hunt; a hunt begins at seed 1,
            1,000,001, 2,000,001 …; seconds are of a
            processor, the warming up of the Java machine included.
            Controls change nothing, or nothing that matters: nothing may be found.

            ## Kill matrix

            """;

    private MutantsDocument() {}

    static String of(List<Mutant> mutants, KillMatrix matrix, String notPlanted) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        matrix.lines().forEach(line -> text.append(line).append('\n'));
        text.append("\n## What is wrong with each\n\n| id | mistake | hunted with |\n|---|---|---|\n");
        for (Mutant mutant : mutants) {
            text.append("| ").append(mutant.id()).append(" | ").append(mutant.why()).append(" | `").append(String.join(
                    " ", mutant.arguments())).append("` |\n");
        }
        return text.append('\n').append(notPlanted.strip()).append('\n').toString();
    }
}
