package io.phantomdb.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latencies of one kind of operation, told as a line of percentiles in microseconds. */
final class Latencies {
    /** Up to a minute, two digits. */
    private final Histogram histogram = new Histogram(60_000_000_000L, 3);

    void record(long nanos) {
        histogram.recordValue(Math.min(nanos, 60_000_000_000L));
    }

    void add(Latencies other) {
        histogram.add(other.histogram);
    }

    long count() {
        return histogram.getTotalCount();
    }

    String line(String name) {
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d |", name, micros(50), micros(90), micros(99),
                histogram.getMaxValue() / 1_000);
    }

    private long micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000;
    }
}
