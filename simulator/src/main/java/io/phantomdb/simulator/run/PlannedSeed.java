package io.phantomdb.simulator.run;

import io.phantomdb.simulator.seed.RunChoices;

/** A run that is to be made. */
record PlannedSeed(long seed, RunChoices choices) {
    /** Seed and choices as they stand on a line of a {@link SeedFile} and behind {@code sim --seed}. */
    String arguments() {
        return seed + choices.arguments();
    }

    /** The command that makes the same run. */
    String command() {
        return "./phantomdb sim --seed " + arguments();
    }
}
