package io.phantomdb.simulator.run;

import io.phantomdb.simulator.fault.FaultKind;
import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.Workloads;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads the command line; whatever makes no sense is a {@link WrongInput}. */
final class OptionParser {
    private static final long SEEDS_UNLESS_SAID = 100;
    private static final double MINUTES_MAX = 60 * 24 * 366;
    private static final int JOBS_MAX = 1_000;

    /** What says which seeds are run; one at most. */
    private String whichSeeds;
    private long first = 1;
    private long last = SEEDS_UNLESS_SAID;
    private double minutes;
    private Path seedFile;
    private Path page;
    private Path history;
    private List<String> workloads = Workloads.SQL_NAMES;
    private Set<FaultKind> faults = EnumSet.allOf(FaultKind.class);
    private boolean isTwice;
    private boolean isKeptGoing;
    private boolean isQuiet;
    private boolean isDigests;
    private boolean isPerturbed;
    private int jobs;

    OptionParser(int cores) {
        jobs = cores;
    }

    /** Only what chooses among runs of a seed. */
    static RunChoices choices(List<String> arguments) {
        OptionParser parser = new OptionParser(1);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String option = rest.next();
            if (!parser.takeChoice(option, rest)) {
                throw new WrongInput(option + " is not an option of a single run");
            }
        }
        return new RunChoices(parser.workloads, parser.faults);
    }

    SimOptions parse(List<String> arguments) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            take(rest.next(), rest);
        }
        requireSense();
        boolean isSingle = "--seed".equals(whichSeeds);
        boolean isOpen = minutes > 0 && whichSeeds == null;
        return new SimOptions(first, isOpen ? Long.MAX_VALUE : last, minutes, seedFile,
                new RunChoices(workloads, faults), page, history, isTwice, isKeptGoing,
                isSingle && !isQuiet && !isTwice && page == null && history == null, isDigests, isPerturbed,
                isSingle ? 1 : jobs);
    }

    private void take(String option, Iterator<String> rest) {
        switch (option) {
            case "--seed" -> {
                which(option);
                first = number(option, value(option, rest), Long.MIN_VALUE, Long.MAX_VALUE);
                last = first;
            }
            case "--seeds" -> {
                which(option);
                range(value(option, rest));
            }
            case "--seeds-of" -> {
                which(option);
                seedFile = path(option, value(option, rest));
            }
            case "--minutes" -> minutes = minutes(value(option, rest));
            case "--trace" -> page = path(option, value(option, rest));
            case "--history" -> history = path(option, value(option, rest));
            case "--jobs" -> jobs = (int) number(option, value(option, rest), 1, JOBS_MAX);
            case "--twice" -> isTwice = true;
            case "--keep-going" -> isKeptGoing = true;
            case "--quiet" -> isQuiet = true;
            case "--digests" -> isDigests = true;
            case "--perturbed" -> isPerturbed = true;
            default -> {
                if (!takeChoice(option, rest)) {
                    throw new WrongInput("there is no option " + option + "; sim --help lists them");
                }
            }
        }
    }

    private boolean takeChoice(String option, Iterator<String> rest) {
        try {
            switch (option) {
                case "--workload" -> workloads = RunChoices.workloadsOf(value(option, rest));
                case "--faults" -> faults = RunChoices.faultsOf(value(option, rest));
                default -> {
                    return false;
                }
            }
        } catch (IllegalArgumentException wrong) {
            throw new WrongInput(wrong.getMessage());
        }
        return true;
    }

    private void which(String option) {
        if (whichSeeds != null) {
            throw new WrongInput(whichSeeds.equals(option)
                    ? option + " is given twice"
                    : whichSeeds + " and " + option + " exclude each other");
        }
        whichSeeds = option;
    }

    private void requireSense() {
        if ((page != null || history != null) && (!"--seed".equals(whichSeeds) || isTwice)) {
            throw new WrongInput((page != null ? "--trace" : "--history")
                    + " is about one run: it goes with --seed N, and not with --twice");
        }
        if (seedFile != null && minutes > 0) {
            throw new WrongInput("--seeds-of and --minutes exclude each other");
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new WrongInput(option + " needs a value");
        }
        return rest.next();
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new WrongInput(option + " needs the name of a file, not " + text);
        }
    }

    private static long number(String option, String text, long min, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
            throw new WrongInput(option + " needs a number from " + min + " to " + max + ", not " + text);
        } catch (NumberFormatException wrong) {
            throw new WrongInput(option + " needs a whole number, not " + text);
        }
    }

    private static double minutes(String text) {
        try {
            double minutes = Double.parseDouble(text);
            if (minutes > 0 && minutes <= MINUTES_MAX) {
                return minutes;
            }
        } catch (NumberFormatException wrong) {
            // The sentence below says it.
        }
        throw new WrongInput("--minutes needs a number of minutes above 0, not " + text);
    }

    private void range(String text) {
        String[] ends = text.split("\\.\\.", 2);
        try {
            first = Long.parseLong(ends[0]);
            last = ends.length == 1 ? first : ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]);
        } catch (NumberFormatException wrong) {
            throw new WrongInput("--seeds needs A..B, not " + text);
        }
        if (first > last) {
            throw new WrongInput("--seeds " + text + " runs backwards");
        }
    }
}
