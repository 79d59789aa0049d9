package io.phantomdb.rows.function;

/** Variances and standard deviations, of a sample or of everything there is. */
enum Deviation {
    SAMPLE_VARIANCE,
    POPULATION_VARIANCE,
    SAMPLE_DEVIATION,
    POPULATION_DEVIATION;

    boolean ofSample() {
        return this == SAMPLE_VARIANCE || this == SAMPLE_DEVIATION;
    }

    boolean isDeviation() {
        return this == SAMPLE_DEVIATION || this == POPULATION_DEVIATION;
    }
}
