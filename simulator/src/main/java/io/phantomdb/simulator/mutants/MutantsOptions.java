package io.phantomdb.simulator.mutants;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The command line of the mutants.
 *
 * @param only ids or names; empty: all
 * @param starts hunts per bug, each from other seeds
 * @param seedsMax no hunt takes more, whatever the mutant allows
 * @param secondsMax no hunt takes longer, in seconds of a processor
 * @param rotationDay five bugs of that day; negative: not by day
 * @param isCheckOnly overlays are applied and compiled, nothing is hunted
 */
record MutantsOptions(Path root, List<String> only, int starts, int seedsMax, int secondsMax, long rotationDay,
        boolean isCheckOnly) {
    static final String USAGE = """
            mutants                      hunts all planted bugs and controls; writes the kill matrix to docs/mutants.md
                --only NAME,...          some of them, by id or name; the other rows of the matrix stay
                --starts N               hunts per bug, each over seeds of its own (default: 3)
                --seeds-max N            no hunt runs more seeds (default: what the mutant allows)
                --seconds-max N          no hunt takes longer, in seconds of a processor (default: 600)
                --rotate DAY             five bugs of that day (a number, or today), one hunt each, the matrix stays
                --check                  every change still fits the sources and compiles; hunts none
                --root DIR               where the repository is (default: here)
            exit status: 0 every bug was found and no control, 1 otherwise, 2 a wrong command line""";

    private static final MutantsOptions USUAL = new MutantsOptions(Path.of(""), List.of(), 3, Integer.MAX_VALUE, 600,
            -1, false);

    boolean isRotating() {
        return rotationDay >= 0;
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the user. */
    static MutantsOptions parse(List<String> arguments) {
        MutantsOptions options = USUAL;
        for (int index = 0; index < arguments.size(); index++) {
            String option = arguments.get(index);
            if (option.equals("--check")) {
                options = new MutantsOptions(options.root, options.only, options.starts, options.seedsMax,
                        options.secondsMax, options.rotationDay, true);
            } else if (index + 1 == arguments.size()) {
                throw new IllegalArgumentException(option.startsWith("--")
                        ? option + " needs a value"
                        : "there is no option " + option);
            } else {
                options = options.with(option, arguments.get(++index));
            }
        }
        return options;
    }

    private MutantsOptions with(String option, String value) {
        return switch (option) {
            case "--only" -> new MutantsOptions(root, List.of(value.split(",")), starts, seedsMax, secondsMax,
                    rotationDay, isCheckOnly);
            case "--starts" -> new MutantsOptions(root, only, number(option, value), seedsMax, secondsMax, rotationDay,
                    isCheckOnly);
            case "--seeds-max" -> new MutantsOptions(root, only, starts, number(option, value), secondsMax,
                    rotationDay, isCheckOnly);
            case "--seconds-max" -> new MutantsOptions(root, only, starts, seedsMax, number(option, value),
                    rotationDay, isCheckOnly);
            case "--rotate" -> new MutantsOptions(root, only, 1, seedsMax, secondsMax, value.equals("today")
                    ? LocalDate.now(ZoneOffset.UTC).toEpochDay()
                    : number(option, value), isCheckOnly);
            case "--root" -> new MutantsOptions(Path.of(value), only, starts, seedsMax, secondsMax, rotationDay,
                    isCheckOnly);
            default -> throw new IllegalArgumentException("there is no option " + option);
        };
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException(option + " needs a number above 0, not " + value, notOne);
        }
        throw new IllegalArgumentException(option + " needs a number above 0, not " + value);
    }
}
