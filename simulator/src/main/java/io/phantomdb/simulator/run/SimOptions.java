package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.Workloads;

import io.phantomdb.simulator.fault.FaultKind;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;

/**
 * The command line of the simulator.
 *
 * @param lastSeed equal to the first for a single one; {@link Long#MAX_VALUE} if only time ends the campaign
 * @param minutes of real time after which no new seed is begun; 0: no limit
 * @param isTwice every seed is run again in a perturbed process
 * @param isTable the events of a single seed are printed
 * @param isDigests one line per seed, for the other process
 * @param isPerturbed random allocations come first
 */
record SimOptions(long firstSeed, long lastSeed, double minutes, RunChoices choices, boolean isTwice, boolean isTable,
        boolean isDigests, boolean isPerturbed, int jobs) {
    static final String USAGE = """
            sim --seed N [--quiet]           one run; prints its events as a table
            sim --seeds A..B                 a run per seed
            sim --minutes M [--seeds A..]    runs until the time is over
                --workload W,...             registers, bank, set, index, lists, raft (default: all but raft)
                --faults F,...               network, stream, process, clock, disk, all, none (default: all)
                --twice                      each seed again in a perturbed process; digests must agree
                --jobs J                     runs beside each other (default: one per core)
            exit status: 0 nothing found, 1 a failure, 2 a wrong command line""";

    boolean isSingle() {
        return firstSeed == lastSeed;
    }

    /** Throws {@link IllegalArgumentException} with a sentence for the user. */
    static SimOptions parse(List<String> arguments, int cores) {
        Parsing parsing = new Parsing(cores);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            parsing.take(rest.next(), rest);
        }
        return parsing.result();
    }

    private static final class Parsing {
        private long first = 1;
        private long last = 100;
        private double minutes;
        private List<String> workloads = Workloads.SQL_NAMES;
        private java.util.Set<FaultKind> faults = EnumSet.allOf(FaultKind.class);
        private boolean isTwice;
        private boolean isQuiet;
        private boolean isDigests;
        private boolean isPerturbed;
        private boolean isRange;
        private int jobs;

        Parsing(int cores) {
            jobs = cores;
        }

        void take(String option, Iterator<String> rest) {
            switch (option) {
                case "--seed" -> {
                    first = number(option, rest);
                    last = first;
                }
                case "--seeds" -> range(value(option, rest));
                case "--minutes" -> minutes = Double.parseDouble(value(option, rest));
                case "--workload" -> workloads = RunChoices.workloadsOf(value(option, rest));
                case "--faults" -> faults = RunChoices.faultsOf(value(option, rest));
                case "--jobs" -> jobs = (int) number(option, rest);
                case "--twice" -> isTwice = true;
                case "--quiet" -> isQuiet = true;
                case "--digests" -> isDigests = true;
                case "--perturbed" -> isPerturbed = true;
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.next();
        }

        private static long number(String option, Iterator<String> rest) {
            String text = value(option, rest);
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(option + " needs a number, not " + text, wrong);
            }
        }

        private void range(String text) {
            String[] ends = text.split("\\.\\.", 2);
            try {
                first = Long.parseLong(ends[0]);
                last = ends.length == 1 ? first : ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]);
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException("--seeds needs A..B, not " + text, wrong);
            }
            isRange = true;
        }

        SimOptions result() {
            if (first > last || jobs < 1 || minutes < 0) {
                throw new IllegalArgumentException("there is nothing to run");
            }
            long end = minutes > 0 && !isRange && last == 100 ? Long.MAX_VALUE : last;
            boolean isTable = first == last && !isRange && !isQuiet && !isTwice;
            return new SimOptions(first, end, minutes, new RunChoices(workloads, faults), isTwice, isTable, isDigests,
                    isPerturbed, first == last ? 1 : jobs);
        }
    }
}
