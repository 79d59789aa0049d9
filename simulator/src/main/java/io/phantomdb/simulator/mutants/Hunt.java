package io.phantomdb.simulator.mutants;

import java.util.Locale;

/**
 * How one hunt went: seeds from a start on, until something was found or there were no more.
 *
 * @param seeds how many were run, the one that found it included
 * @param millis of processors
 * @param finder which invariant, checker or assertion found it, empty if nothing did
 * @param finding what it said, one line
 */
record Hunt(long firstSeed, int seeds, long millis, String finder, String finding) {
    private static final String LINE = "hunt\t";

    boolean isKill() {
        return !finder.isEmpty();
    }

    /** One line that {@link #parse} reads. */
    String line() {
        return LINE + firstSeed + '\t' + seeds + '\t' + millis + '\t' + finder + '\t' + finding.replaceAll("\\s+",
                " ");
    }

    /** Null if the line is something else. */
    static Hunt parse(String line) {
        if (!line.startsWith(LINE)) {
            return null;
        }
        String[] fields = line.substring(LINE.length()).split("\t", -1);
        return new Hunt(Long.parseLong(fields[0]), Integer.parseInt(fields[1]), Long.parseLong(fields[2]), fields[3],
                fields[4]);
    }

    String describe() {
        String what = isKill() ? "killed by " + finder + ": " + finding : "alive " + finding;
        return String.format(Locale.ROOT, "from seed %d: %d seeds, %.1f s, %s", firstSeed, seeds, millis / 1e3, what)
                .strip();
    }
}
