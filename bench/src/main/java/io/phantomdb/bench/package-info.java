/**
 * Measurements: JMH for the parts that run a million times a second, a load over PostgreSQL's protocol for the whole.
 * Nothing here is asserted; results go to bench/RESULTS.md with the command that made them. The machine is noisy: compare
 * within one run, and trust ratios.
 */
package io.phantomdb.bench;
