package io.phantomdb.simulator.seed;

import io.phantomdb.simulator.check.HistoryEdn;
import io.phantomdb.simulator.language.Language;
import io.phantomdb.simulator.world.RunObserver;

/** A run that has been drawn from its seed. */
public interface Run {
    /** How runs are drawn: everything in one depends on seed and choices, whoever observes it. */
    @FunctionalInterface
    interface Source {
        Run draw(long seed, RunChoices choices, RunObserver observer);
    }

    /** Does it, once. */
    RunResult run();

    /** What its nodes speak among each other. */
    Language language();

    /** What its clients saw. */
    HistoryEdn history();

    /** Has it end soon; {@link #run} then answers something that means nothing. Any thread. */
    void abandon();

    boolean isAbandoned();
}
