package io.phantomdb.simulator.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads a planted bug from its file:
 *
 * <pre>
 * id: R01
 * name: vote-before-fsync
 * why: one or more lines
 * arguments: --workload raft
 * seeds: 500
 * expect: found            (or: nothing, for a control)
 *
 * file: db/src/main/java/…
 * search:
 *     text of the source, as often as in it: once
 * replace:
 *     what is put in its place
 * end
 * </pre>
 */
final class MutantFile {
    private final String source;
    private final TreeMap<String, String> fields = new TreeMap<>();
    private final List<Patch> patches = new ArrayList<>();
    private String file;
    private StringBuilder search;
    private StringBuilder replace;
    private int number;

    private MutantFile(String source) {
        this.source = source;
    }

    /** Throws {@link IllegalArgumentException} for what is not such a file. */
    static Mutant parse(String source, List<String> lines) {
        MutantFile reading = new MutantFile(source);
        lines.forEach(reading::line);
        return reading.mutant();
    }

    private void line(String line) {
        number++;
        if (replace != null) {
            if (line.strip().equals("end")) {
                patches.add(new Patch(file, search.toString(), replace.toString()));
                search = null;
                replace = null;
            } else {
                replace.append(line).append('\n');
            }
        } else if (search != null) {
            if (line.strip().equals("replace:")) {
                replace = new StringBuilder();
            } else {
                search.append(line).append('\n');
            }
        } else if (line.strip().equals("search:")) {
            begin();
        } else if (!line.isBlank()) {
            field(line);
        }
    }

    private void begin() {
        if (file == null) {
            throw wrong("a search comes before it is said in which file");
        }
        search = new StringBuilder();
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("mutant file " + source + ", line " + number + ": " + what);
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw wrong("neither a field nor part of a patch: " + line.strip());
        }
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (name.equals("file")) {
            file = value;
        } else {
            fields.merge(name, value, (before, more) -> before + " " + more);
        }
    }

    private String required(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw wrong("the file ends without saying its " + name);
        }
        return value;
    }

    private int seeds() {
        String seeds = required("seeds");
        try {
            return Integer.parseInt(seeds);
        } catch (NumberFormatException notOne) {
            throw wrong("seeds is a number, not " + seeds);
        }
    }

    private Mutant mutant() {
        if (search != null) {
            throw wrong("the last patch has no end");
        }
        String expect = required("expect");
        if (!expect.equals("found") && !expect.equals("nothing")) {
            throw wrong("expect is found or nothing, not " + expect);
        }
        if (patches.isEmpty() && expect.equals("found")) {
            throw wrong("a bug without a patch");
        }
        return new Mutant(required("id"), required("name"), required("why"), List.of(required("arguments").split(" ")),
                seeds(), expect.equals("nothing"), patches);
    }
}
