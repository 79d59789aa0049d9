package io.phantomdb.bench.compare;

/**
 * What a round has shown.
 *
 * @param perSecond operations that succeeded
 * @param failed operations that did not
 * @param cpuMicros processor time of the server's processes for each operation; NaN if it is not known
 */
record Sample(double perSecond, long failed, long p50Micros, long p99Micros, double cpuMicros) {}
