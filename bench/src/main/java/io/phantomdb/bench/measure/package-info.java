/** What several commands measure with: latencies as percentiles, processor time of processes, a cluster of processes. */
package io.phantomdb.bench.measure;
