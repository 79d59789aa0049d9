package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.RunChoices;
import io.phantomdb.simulator.seed.Workloads;
import java.nio.file.Path;
import java.util.List;

/**
 * The command line of the simulator.
 *
 * @param lastSeed equal to the first for a single one; {@link Long#MAX_VALUE} if only time ends the campaign
 * @param minutes of real time after which no new seed is begun; 0: no limit
 * @param seedFile the seeds to run instead of a range, or null
 * @param page where the page about a single run goes, or null
 * @param history where the history of a single run's clients goes, or null
 * @param isTwice every seed is run again in a perturbed process
 * @param isKeptGoing a failure does not end the campaign
 * @param isTable the events of a single seed are printed
 * @param isDigests one line per seed, for the other process
 * @param isPerturbed random allocations come first
 */
record SimOptions(long firstSeed, long lastSeed, double minutes, Path seedFile, RunChoices choices, Path page,
        Path history, boolean isTwice, boolean isKeptGoing, boolean isTable, boolean isDigests, boolean isPerturbed,
        int jobs) {
    static final String USAGE = """
            sim --seed N [--quiet]           one run; prints its events as a table
            sim --seed N --trace FILE        one run; writes a page about it for a browser
            sim --seed N --history FILE      one run; writes what its clients saw, as Jepsen does (EDN)
            sim --seeds A..B                 a run per seed
            sim --seeds-of FILE              the runs of a list: per line a seed, options, # when and why it failed
            sim --minutes M [--seeds A..]    runs until the time is over; first those that once failed
                --workload W,...             %s
                                             (default: all but raft)
                --faults F,...               network, stream, process, clock, disk, all, none (default: all)
                --keep-going                 a failure does not end the campaign
                --twice                      each seed again in a perturbed process; digests must agree
                --jobs J                     runs beside each other (default: one per core)
            exit status: 0 nothing found, 1 a failure, 2 wrong input""".formatted(String.join(",", Workloads.NAMES));

    /** A single run is written to files. */
    boolean isRecorded() {
        return page != null || history != null;
    }

    boolean isSingle() {
        return firstSeed == lastSeed && seedFile == null;
    }

    /** Runs that go before the range; empty for most. */
    List<PlannedSeed> listed() {
        if (seedFile != null) {
            return SeedFile.read(seedFile);
        }
        return minutes > 0 ? SeedFile.kept() : List.of();
    }

    /** Throws {@link WrongInput} with a sentence for the user. */
    static SimOptions parse(List<String> arguments, int cores) {
        return new OptionParser(cores).parse(arguments);
    }
}
